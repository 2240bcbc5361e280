import { crc32, inflateRawSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { z } from 'zod';

/** A reader of Anki's packages written from the published formats alone: ZIP, and schema 11. */

/** The files of a ZIP archive, found by its directory and checked against their sums. */
function unzipped(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== 0x02014b50) throw new Error('The directory is damaged.');
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20));
    const content = archive.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
    if (crc32(content) !== archive.readUInt32LE(at + 16)) throw new Error(`${name} is damaged.`);
    if (files.has(name)) throw new Error(`${name} is there twice.`);
    files.set(name, content);
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}

const whole = z.int();
const noteRow = z.strictObject({
  id: whole,
  guid: z.string().min(1),
  mid: whole,
  mod: whole,
  usn: whole,
  tags: z.string().regex(/^(?: (?:[^\s]+ )+)?$/u),
  flds: z.string(),
  sfld: z.union([z.string(), z.number()]),
  csum: whole.min(0).max(0xffff_ffff),
  flags: z.literal(0),
  data: z.literal(''),
});
const cardRow = z.strictObject({
  id: whole,
  nid: whole,
  did: whole,
  ord: z.literal(0),
  mod: whole,
  usn: whole,
  type: whole.min(0).max(3),
  queue: whole.min(-3).max(3),
  due: whole.min(0),
  ivl: whole,
  factor: whole,
  reps: whole,
  lapses: whole,
  left: whole,
  odue: z.literal(0),
  odid: z.literal(0),
  flags: whole,
  data: z.string().transform((text): unknown => JSON.parse(text)),
});
const reviewRow = z.strictObject({
  id: whole,
  cid: whole,
  usn: whole,
  ease: whole.min(1).max(4),
  ivl: whole,
  lastIvl: whole,
  factor: whole,
  time: whole.min(0).max(60_000),
  type: whole.min(0).max(4),
});
const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);
const colRow = z.object({
  id: z.literal(1),
  crt: whole,
  ver: z.literal(11),
  conf: json(z.object({ schedVer: whole, rollover: whole, creationOffset: whole })),
  models: json(
    z.record(
      z.string(),
      z.object({
        id: whole,
        name: z.string(),
        type: z.literal(0),
        flds: z.array(z.object({ name: z.string(), ord: whole })),
        tmpls: z.array(z.object({ qfmt: z.string(), afmt: z.string() })).length(1),
        css: z.string(),
      }),
    ),
  ),
  decks: json(
    z.record(z.string(), z.object({ id: whole, name: z.string(), conf: whole, dyn: z.literal(0) })),
  ),
  dconf: json(z.record(z.string(), z.object({ id: whole, maxTaken: whole }))),
  tags: json(z.record(z.string(), whole)),
});

export type Collection = ReturnType<typeof readPackage>;

/** All that a package holds; throws where it is not as the formats have it. */
export function readPackage(archive: Buffer) {
  const files = unzipped(archive);
  if (files.get('media')?.toString() !== '{}') throw new Error('The package has media.');
  const database = new Database(files.get('collection.anki2'));
  try {
    return { files: [...files.keys()], ...tablesOf(database) };
  } finally {
    database.close();
  }
}

function tablesOf(database: Database.Database) {
  if (database.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error('Damaged.');
  const all = (table: string): unknown => database.prepare(`SELECT * FROM ${table}`).all();
  const indexes = database
    .prepare<[], string>(`SELECT name FROM sqlite_master WHERE type = 'index' ORDER BY name`)
    .pluck()
    .all();
  return {
    indexes,
    col: z.tuple([colRow]).parse(all('col'))[0],
    notes: z.array(noteRow).parse(all('notes')),
    cards: z.array(cardRow).parse(all('cards')),
    revlog: z.array(reviewRow).parse(all('revlog')),
    graves: z.array(z.unknown()).parse(all('graves')),
  };
}

/** The fields of a note, by the names that its type gives them. */
export function fieldsOf(note: Collection['notes'][number], { col }: Collection) {
  const names = col.models[note.mid]?.flds.map(({ name }) => name) ?? [];
  const fields = note.flds.split('\x1f');
  if (fields.length !== names.length) throw new Error(`${fields.length} fields, not as its type`);
  return Object.fromEntries(names.map((name, index) => [name, fields[index] ?? '']));
}
