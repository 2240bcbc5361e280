import { readdirSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openPackage } from '../../../src/import/apkg/apkg.ts';
import { describeWithShared, sharedPath } from '../../shared.ts';
import {
  basic,
  type Contents,
  currentPackage,
  fileOf,
  legacyCollection,
  legacyPackage,
  meta,
  pleaseUpdate,
  tableCollection,
  zeros,
  zstandard,
} from './make-package.ts';

const contents: Contents = {
  decks: { 1: 'Default', 7: 'zoo', 8: 'Geo::Europe' },
  notes: [
    { id: 10, guid: 'abc', tags: ' eu  capital ', fields: ['Paris?', 'France'] },
    { id: 11, guid: 'def', type: 2, fields: ['{{c1::Rome}} is in {{c2::Italy}}.', ''] },
  ],
  cards: [
    { id: 22, note: 11, ordinal: 1, deck: 9, filteredFrom: 8 },
    { id: 20, note: 10, deck: 8, queue: -1, flags: 8 },
    { id: 21, note: 10, deck: 8, ordinal: 1, flags: 9 },
  ],
  reviews: [{ id: 1_760_000_000_000, card: 20, ease: 3, ivl: -600, time: 4000, type: 0 }],
};

async function read(file: string) {
  return (await openPackage(file, 'deck.apkg')).read();
}

function refusal(file: string): Promise<unknown> {
  return read(file).then(
    () => 'it was read',
    (error: unknown) => error,
  );
}

async function expectRefusal(file: string, reason: RegExp): Promise<void> {
  expect(await refusal(file)).toMatchObject({
    kind: 'refused-data',
    message: expect.stringMatching(
      new RegExp(`^Nothing was read from deck\\.apkg: ${reason.source}\\.$`, 'u'),
    ),
  });
}

describe('the same collection in every format', () => {
  test.each([
    ['collection.anki2', { 'collection.anki2': legacyCollection(contents) }],
    ['collection.anki21 of schema 11', { 'collection.anki21': legacyCollection(contents) }],
    [
      'collection.anki21b of schema 18',
      { meta: meta(3), 'collection.anki21b': zstandard(tableCollection(contents)) },
    ],
  ])('%s', async (_, members) => {
    const collection = await read(fileOf(members));
    expect([...collection.noteTypes.values()]).toEqual([
      expect.objectContaining({ name: basic.name, isCloze: false, fields: ['Front', 'Back'] }),
      expect.objectContaining({ name: 'Cloze', isCloze: true }),
    ]);
    expect(collection.noteTypes.get(1)?.templates.get(1)).toEqual({
      question: '{{Back}}',
      answer: '{{FrontSide}}\n\n<hr id=answer>\n\n{{Front}}',
    });
    expect(collection.decks).toEqual(
      new Map([
        [1, 'Default'],
        [7, 'zoo'],
        [8, 'Geo::Europe'],
      ]),
    );
    expect(collection.notes.get(10)).toEqual({
      guid: 'abc',
      noteType: 1,
      tags: ['eu', 'capital'],
      fields: ['Paris?', 'France'],
    });
    expect(collection.cards).toEqual([
      expect.objectContaining({ id: 20, deck: 8, ordinal: 0, suspended: true, flagged: false }),
      expect.objectContaining({ id: 21, deck: 8, ordinal: 1, suspended: false, flagged: true }),
      // What is in a filtered deck belongs to the deck it was taken from.
      expect.objectContaining({ id: 22, deck: 8 }),
    ]);
    expect(collection.reviews).toEqual([
      {
        id: 1_760_000_000_000,
        card: 20,
        button: 3,
        interval: -600,
        factor: 2500,
        durationMs: 4000,
        kind: 0,
      },
    ]);
  });

  test('a collection that was left in the mode of a log beside it', async () => {
    const collection = legacyCollection(contents);
    collection.fill(2, 18, 20);
    expect((await read(fileOf({ 'collection.anki2': collection }))).cards).toHaveLength(3);
  });
});

describe('which collection holds the content', () => {
  const dummy = legacyCollection(pleaseUpdate);

  test('the newest one', async () => {
    expect((await read(fileOf(currentPackage(contents)))).cards).toHaveLength(3);
    const both = { 'collection.anki2': dummy, 'collection.anki21': legacyCollection(contents) };
    expect((await read(fileOf(both))).cards).toHaveLength(3);
    const all = { ...both, 'collection.anki21b': zstandard(tableCollection(pleaseUpdate)) };
    expect((await read(fileOf(all))).cards).toHaveLength(1);
  });

  test.each([
    [
      'the one that is named is missing',
      { meta: meta(3), 'collection.anki2': dummy },
      /it has no collection\.anki21b, which it says it has/,
    ],
    [
      'it cannot be read',
      { meta: meta(3), 'collection.anki21b': Buffer.from('later'), 'collection.anki2': dummy },
      /its collection cannot be inflated/,
    ],
    [
      'a version to come',
      { meta: meta(4), 'collection.anki2': dummy },
      /a newer Anki made it, and its format is not known here/,
    ],
    [
      'a version that is none',
      { meta: Buffer.of(8), 'collection.anki2': dummy },
      /what it says of its format cannot be read/,
    ],
    ['there is none', { media: Buffer.from('{}') }, /there is no collection of Anki in it/],
  ])('never the old one where %s', async (_, members, reason) => {
    await expectRefusal(fileOf(members), reason);
  });
});

describe('archives that are not to be trusted', () => {
  const collection = { 'collection.anki2': legacyCollection(contents) };
  const megabyte = 1024 * 1024;

  test.each(['../../evil', '/tmp/evil', 'C:/evil', '..\\evil', 'a/../../evil'])(
    'a name that leads out of it: %s',
    async (name) => {
      await expectRefusal(
        fileOf({ ...collection, [name]: Buffer.of(1) }),
        /the name of an entry leads out of it/,
      );
    },
  );

  test('a link', async () => {
    const link = [Buffer.from('/etc'), { os: 3, attrs: 0o120777 << 16 }] as const;
    const bytes = zipSync({ ...collection, media: [link[0], link[1]] });
    await expectRefusal(fileOf(bytes), /one of its entries is a link/);
  });

  test('two members of one name', async () => {
    const bytes = Buffer.from(zipSync({ ...collection, 'collection.anki3': Buffer.of(1) }));
    const renamed = bytes.toString('latin1').replaceAll('collection.anki3', 'collection.anki2');
    await expectRefusal(
      fileOf(Buffer.from(renamed, 'latin1')),
      /two of its entries have the same name/,
    );
  });

  test('too many entries', async () => {
    const bytes = Buffer.from(zipSync(collection));
    const end = bytes.length - 22;
    // As a 64-bit archive tells it.
    const record = Buffer.alloc(56);
    record.writeUInt32LE(0x06064b50, 0);
    record.writeBigUInt64LE(44n, 4);
    record.writeBigUInt64LE(1_000_000n, 24);
    record.writeBigUInt64LE(1_000_000n, 32);
    record.writeBigUInt64LE(BigInt(bytes.readUInt32LE(end + 16)), 48);
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50, 0);
    locator.writeBigUInt64LE(BigInt(end), 8);
    const whole = Buffer.concat([bytes.subarray(0, end), record, locator, bytes.subarray(end)]);
    await expectRefusal(fileOf(whole), /it has more than 100000 entries/);
  });

  test('a bomb, whatever size it tells', async () => {
    const bytes = Buffer.from(zipSync({ 'collection.anki2': new Uint8Array(12 * megabyte) }));
    await expectRefusal(
      fileOf(bytes),
      /its collection inflates to more than a collection can have/,
    );
    const directory = bytes.indexOf(Buffer.of(0x50, 0x4b, 1, 2));
    bytes.writeUInt32LE(4096, directory + 24);
    await expectRefusal(fileOf(bytes), /it is damaged, or no zip archive/);
  });

  test.each([
    ['of more bytes than a collection can have', zeros(2500)],
    ['with a window of gigabytes', zeros(1, 1, 0xa8)],
    ['of a million tiny blocks, with a large window', zeros(1_000_000, 1)],
    ['of two frames', Buffer.concat([zstandard(Buffer.of(1)), zeros(2500)])],
  ])('a Zstandard bomb %s', async (_, frame) => {
    const before = process.cpuUsage();
    await expectRefusal(
      fileOf({ meta: meta(3), 'collection.anki21b': [frame, { level: 0 }] }),
      /its collection inflates to more than a collection can have/,
    );
    expect(process.cpuUsage(before).user).toBeLessThan(3_000_000);
  });

  test.each([
    ['of nothing', 0],
    ['cut off in its table of contents', 0.99],
    ['cut off in the midst', 0.5],
  ])('a file %s', async (_, share) => {
    const bytes = legacyPackage(contents);
    const file = fileOf(bytes);
    truncateSync(file, Math.floor(bytes.length * share));
    await expectRefusal(file, /it is damaged, or no zip archive/);
  });

  test('bytes that were changed', async () => {
    const bytes = Buffer.from(zipSync(collection, { level: 0 }));
    bytes.writeUInt8(bytes.readUInt8(5000) ^ 1, 5000);
    await expectRefusal(fileOf(bytes), /it is damaged, or no zip archive/);
  });

  test('nothing of any is left on the disk', () => {
    expect(readdirSync(tmpdir()).filter((name) => /^PWNED|^evil/u.test(name))).toEqual([]);
  });
});

describe('collections that are not to be trusted', () => {
  const odd = /its collection is damaged, or not as Anki makes it/;
  const packed = (bytes: Uint8Array): string => fileOf({ 'collection.anki2': bytes });

  test('no database', async () => {
    await expectRefusal(packed(Buffer.alloc(100)), /its collection is no SQLite database/);
  });

  test('a damaged one', async () => {
    const bytes = legacyCollection(contents);
    await expectRefusal(packed(bytes.subarray(0, 4096)), odd);
    await expectRefusal(packed(bytes.fill(0xff, 4096)), odd);
  });

  test.each([
    ['a view in place of a table', 'DROP TABLE notes; CREATE VIEW notes AS SELECT 1 AS id'],
    ['no table at all', 'DROP TABLE revlog'],
    [
      'a column that is computed',
      `ALTER TABLE notes ADD COLUMN more text AS (printf('%.*c', 1000000000, 'x'))`,
    ],
    [
      'a virtual table',
      'DROP TABLE notes; CREATE VIRTUAL TABLE notes USING fts5(id, guid, mid, tags, flds)',
    ],
    ['a note that is too large', `UPDATE notes SET flds = printf('%.*c', 1048577, 'x')`],
    ['a note without a name', `UPDATE notes SET guid = ''`],
    ['settings that are no JSON', `UPDATE col SET models = '{'`],
    [
      'a template that is too large',
      `UPDATE col SET models = replace(models, '{{Back}}', printf('%.*c', 1048577, 'x'))`,
    ],
    ['numbers that cannot be counted', 'UPDATE cards SET did = 9223372036854775807'],
  ])('%s', async (_, sql) => {
    await expectRefusal(packed(legacyCollection(contents, sql)), odd);
  });

  test('triggers, other views and tables are not looked at', async () => {
    const more = `CREATE VIEW forever AS WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n;
      CREATE TABLE more (x); INSERT INTO more VALUES (1);
      CREATE TRIGGER act AFTER DELETE ON more BEGIN DELETE FROM notes; END;`;
    const collection = await read(packed(legacyCollection(contents, more)));
    expect(collection.notes.size).toBe(2);
  });
});

describeWithShared('hostile packages', 'payloads/apkg', () => {
  const files = readdirSync(sharedPath('payloads/apkg')).filter((name) => name.endsWith('.apkg'));

  test('are there', () => expect(files.length).toBeGreaterThan(6));

  test.each(files)('%s is refused in words', async (name) => {
    expect(await refusal(sharedPath(join('payloads/apkg', name)))).toMatchObject({
      kind: 'refused-data',
      message: expect.stringMatching(/^Nothing was read from deck\.apkg: \S.*\.$/u),
    });
  });
});
