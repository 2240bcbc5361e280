import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Zippable, zipSync } from 'fflate';
import { onTestFinished } from 'vitest';

/** What a collection is to hold, in the words of Anki's columns; what is left out has a default. */
export interface Contents {
  readonly types?: readonly MadeType[];
  readonly decks?: Readonly<Record<number, string>>;
  readonly notes: readonly {
    readonly id: number;
    readonly guid: string;
    readonly type?: number;
    readonly tags?: string;
    readonly fields: readonly string[];
  }[];
  readonly cards: readonly {
    readonly id: number;
    readonly note: number;
    readonly deck?: number;
    readonly filteredFrom?: number;
    readonly ordinal?: number;
    readonly queue?: number;
    readonly flags?: number;
  }[];
  readonly reviews?: readonly MadeReview[];
}

interface MadeType {
  readonly id: number;
  readonly name: string;
  readonly isCloze?: boolean;
  readonly fields: readonly string[];
  readonly templates: readonly (readonly [question: string, answer: string])[];
}

export interface MadeReview {
  readonly id: number;
  readonly card: number;
  readonly ease: number;
  readonly ivl?: number;
  readonly factor?: number;
  readonly time?: number;
  readonly type?: number;
}

/** Anki's own: a front and a back, each asked for from the other side too. */
export const basic: MadeType = {
  id: 1,
  name: 'Basic (and reversed card)',
  fields: ['Front', 'Back'],
  templates: [
    ['{{Front}}', '{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}'],
    ['{{Back}}', '{{FrontSide}}\n\n<hr id=answer>\n\n{{Front}}'],
  ],
};

const cloze: MadeType = {
  id: 2,
  name: 'Cloze',
  isCloze: true,
  fields: ['Text', 'Back Extra'],
  templates: [['{{cloze:Text}}', '{{cloze:Text}}<br>\n{{Back Extra}}']],
};

/** When all cards were changed: seconds since 1970. */
const modified = 1_770_000_000;

const common = `
  CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
    usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL,
    flags integer NOT NULL, data text NOT NULL);
  CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
    mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL,
    ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL,
    left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
  CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
    ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
  CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
    ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL,
    models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
  CREATE INDEX ix_cards_nid ON cards (nid);`;

/** A collection of schema 11: note types and decks as JSON in the table `col`. */
export function legacyCollection(contents: Contents, more = ''): Buffer {
  const { types = [basic, cloze], decks = { 1: 'Default' } } = contents;
  return collection(contents, (database) => {
    const models = types.map(({ id, name, isCloze, fields, templates }) => ({
      id: String(id),
      name,
      type: isCloze ? 1 : 0,
      flds: fields.map((field, ord) => ({ name: field, ord })),
      tmpls: templates.map(([qfmt, afmt], ord) => ({ name: `Card ${ord + 1}`, ord, qfmt, afmt })),
    }));
    const named = Object.entries(decks).map(([id, name]) => ({ id: Number(id), name }));
    database
      .prepare(`INSERT INTO col VALUES (1, 0, 0, 0, 11, 0, 0, 0, '{}', ?, ?, '{}', '{}')`)
      .run(byId(models), byId(named));
    if (more !== '') database.exec(more);
  });
}

/** A collection of schema 18: tables with messages in them, sorted by a collation of Anki's own. */
export function tableCollection(contents: Contents): Buffer {
  const { types = [basic, cloze], decks = { 1: 'Default' } } = contents;
  return collection(contents, (database) => {
    database.exec(`
      INSERT INTO col VALUES (1, 0, 0, 0, 18, 0, 0, 0, '', '', '', '', '');
      CREATE TABLE fields (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE nocase,
        config blob NOT NULL, PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
      CREATE UNIQUE INDEX idx_fields_name_ntid ON fields (name, ntid);
      CREATE TABLE templates (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE nocase,
        mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL, PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
      CREATE UNIQUE INDEX idx_templates_name_ntid ON templates (name, ntid);
      CREATE TABLE notetypes (id integer NOT NULL PRIMARY KEY, name text NOT NULL COLLATE nocase,
        mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL);
      CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name);
      CREATE TABLE decks (name text NOT NULL PRIMARY KEY COLLATE nocase, id integer NOT NULL,
        mtime_secs integer NOT NULL, usn integer NOT NULL, common blob NOT NULL, kind blob NOT NULL);
      CREATE UNIQUE INDEX idx_decks_id ON decks (id);
      CREATE TABLE tags (tag text NOT NULL PRIMARY KEY COLLATE nocase, usn integer NOT NULL) WITHOUT ROWID;`);
    for (const { id, name, isCloze, fields, templates } of types) {
      const config = Buffer.concat([message(3, '.card {}'), Buffer.from(isCloze ? [8, 1] : [])]);
      database.prepare('INSERT INTO notetypes VALUES (?, ?, 0, 0, ?)').run(id, name, config);
      for (const [ord, field] of fields.entries()) {
        database.prepare('INSERT INTO fields VALUES (?, ?, ?, ?)').run(id, ord, field, Buffer.of());
      }
      for (const [ord, [question, answer]] of templates.entries()) {
        database
          .prepare('INSERT INTO templates VALUES (?, ?, ?, 0, 0, ?)')
          .run(id, ord, `Card ${ord}`, Buffer.concat([message(1, question), message(2, answer)]));
      }
    }
    for (const [id, name] of Object.entries(decks)) {
      database
        .prepare(`INSERT INTO decks VALUES (?, ?, 0, 0, x'', x'')`)
        .run(name.replaceAll('::', '\x1f'), Number(id));
    }
    // A collation that SQLite does not know can only be written into a schema that is there.
    database.unsafeMode(true);
    database.exec(`PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = replace(sql, 'nocase', 'unicase')`);
  });
}

function collection(
  contents: Contents,
  addSettings: (database: Database.Database) => void,
): Buffer {
  const database = new Database(':memory:');
  database.exec(common);
  const note = database.prepare(`INSERT INTO notes VALUES (?, ?, ?, 0, 0, ?, ?, 0, 0, 0, '')`);
  for (const { id, guid, type = 1, tags = '', fields } of contents.notes) {
    note.run(id, guid, type, tags, fields.join('\x1f'));
  }
  const card = database.prepare(
    `INSERT INTO cards VALUES (?, ?, ?, ?, ${modified}, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, ?, ?, '')`,
  );
  for (const one of contents.cards) {
    const { deck = 1, filteredFrom = 0, ordinal = 0, queue = 0, flags = 0 } = one;
    card.run(one.id, one.note, deck, ordinal, queue, filteredFrom, flags);
  }
  const review = database.prepare('INSERT INTO revlog VALUES (?, ?, 0, ?, ?, 0, ?, ?, ?)');
  for (const one of contents.reviews ?? []) {
    const { ivl = 1, factor = 2500, time = 5000, type = 1 } = one;
    review.run(one.id, one.card, one.ease, ivl, factor, time, type);
  }
  addSettings(database);
  const bytes = database.serialize();
  database.close();
  return bytes;
}

function byId(values: readonly { readonly id: number | string }[]): string {
  return JSON.stringify(Object.fromEntries(values.map((value) => [value.id, value])));
}

/** A text as a field of a message: its number and type, its length in groups of seven bits, itself. */
function message(field: number, text: string): Buffer {
  const bytes = Buffer.from(text);
  const length: number[] = [];
  for (let rest = bytes.length; ; rest >>= 7) {
    if (rest < 128) {
      length.push(rest);
      break;
    }
    length.push((rest & 127) | 128);
  }
  return Buffer.concat([Buffer.from([field * 8 + 2, ...length]), bytes]);
}

/** What `meta` holds of a package of that version. */
export function meta(version: number): Uint8Array {
  return Uint8Array.of(8, version);
}

const largestBlock = 128 * 1024;
const twoMegabytes = 0x58;

/** Bytes as a Zstandard frame that holds them as they are. */
export function zstandard(bytes: Uint8Array, window = twoMegabytes): Buffer {
  const blocks: Buffer[] = [];
  for (let from = 0; from < bytes.length; from += largestBlock) {
    const block = bytes.subarray(from, from + largestBlock);
    blocks.push(
      blockHeader(0, block.length, from + largestBlock >= bytes.length),
      Buffer.from(block),
    );
  }
  return Buffer.concat([frameHeader(window), ...blocks]);
}

/** A Zstandard frame of so many blocks of zeros, four bytes each, `size` bytes long when inflated. */
export function zeros(blocks: number, size = largestBlock, window = twoMegabytes): Buffer {
  const all = Array.from({ length: blocks }, (_, index) =>
    Buffer.concat([blockHeader(1, size, index === blocks - 1), Buffer.of(0)]),
  );
  return Buffer.concat([frameHeader(window), ...all]);
}

function frameHeader(window: number): Buffer {
  return Buffer.of(0x28, 0xb5, 0x2f, 0xfd, 0, window);
}

function blockHeader(type: number, size: number, isLast: boolean): Buffer {
  const header = Buffer.alloc(3);
  header.writeUIntLE(size * 8 + type * 2 + (isLast ? 1 : 0), 0, 3);
  return header;
}

/** A package as Anki makes it for older versions of itself. */
export function legacyPackage(contents: Contents): Uint8Array {
  return zipSync({ 'collection.anki2': legacyCollection(contents), media: Buffer.from('{}') });
}

/** A package as Anki makes it now: beside the content, an old collection that asks for an update. */
export function currentPackage(contents: Contents): Uint8Array {
  return zipSync({
    meta: meta(3),
    'collection.anki21b': zstandard(tableCollection(contents)),
    'collection.anki2': legacyCollection(pleaseUpdate),
    media: Buffer.of(),
  });
}

export const pleaseUpdate: Contents = {
  notes: [{ id: 1, guid: 'dummy', fields: ['Please update to the latest Anki version.', ''] }],
  cards: [{ id: 1, note: 1 }],
};

/** A file of this test alone. */
export function fileOf(bytes: Uint8Array | Zippable, name = 'deck.apkg'): string {
  const folder = mkdtempSync(join(tmpdir(), 'engram-apkg-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, name);
  writeFileSync(file, bytes instanceof Uint8Array ? bytes : zipSync(bytes));
  return file;
}
