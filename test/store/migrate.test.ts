import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { cardId } from '../../src/card.ts';
import { migrationsFolder } from '../../src/config/paths.ts';
import { eventId } from '../../src/event.ts';
import { questionHashOf } from '../../src/notes/questions.ts';
import { type Migrations, schemaVersion } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/open.ts';
import { openStore } from '../../src/store/store.ts';
import { openForTest, storeWithCards, temporaryFile, temporaryFolder } from './fixture.ts';
import { given, stamp } from './stamps.ts';

/** The migrations that ship, and after them one of these statements each. */
function migrationsWith(...statements: readonly string[]): Migrations {
  const folder = temporaryFolder();
  for (const name of readdirSync(migrationsFolder())) {
    copyFileSync(join(migrationsFolder(), name), join(folder, name));
  }
  for (const [index, sql] of statements.entries()) {
    const version = String(schemaVersion + index + 1).padStart(4, '0');
    writeFileSync(join(folder, `${version}-next.sql`), sql);
  }
  return { latest: schemaVersion + statements.length, folder: () => folder };
}

function pragma(file: string, name: string): unknown {
  const database = new Database(file, { readonly: true });
  onTestFinished(() => void database.close());
  return database.pragma(name, { simple: true });
}

function closedDatabase(): string {
  const file = temporaryFile();
  const { store, ids } = storeWithCards(5, file);
  for (const id of ids) store.events.answer(id, given(5), stamp(0));
  store.close();
  return file;
}

test('the version that the program knows is that of the last migration that ships', () => {
  const versions = readdirSync(migrationsFolder()).map((name) => Number(name.slice(0, 4)));
  expect(versions.sort((a, b) => a - b)).toEqual(
    Array.from({ length: schemaVersion }, (_, index) => index + 1),
  );
});

test.each(Array.from({ length: schemaVersion }, (_, index) => index + 1))(
  'a database of version %i becomes one of the present, sound and with all it held',
  (version) => {
    const file = temporaryFile();
    openDatabase(file, { latest: version, folder: migrationsFolder }).close();
    expect(pragma(file, 'user_version')).toBe(version);
    const store = openForTest(file);
    expect(store.quickCheck()).toEqual([]);
    expect(pragma(file, 'user_version')).toBe(schemaVersion);
  },
);

const uuid = '0190a5e2-7b3c-7def-8123-456789abcdef';

test('the log of version 1 comes through with all it says, and the schedules are made from it', () => {
  const file = temporaryFile();
  openDatabase(file, { latest: 1, folder: migrationsFolder }).close();
  const old = new Database(file);
  old.exec(`
    INSERT INTO notes VALUES (1, 'a.md', 'a', 'hash', 1, 0);
    INSERT INTO cards (number, id, note, note_order, line, end_line, deck, path, tags, kind, question,
      answer, group_id, plain_question, question_key, qualifiers, handle, facts, facts_version,
      created_at)
    VALUES (1, 'card1', 1, 0, 1, 1, 'a', '[]', '[]', 'qa', 'Q?', 'A.', 'card1', 'Q?', 'q', '[]', '',
      'a', 1, 0);
    INSERT INTO schedules (card) VALUES (1);
    INSERT INTO events (id, card, device, at, offset_minutes, day, type, kind, grade, duration_ms,
      scheduler, interval_days, ease100, due_on)
    VALUES ('${uuid}', 1, 'd', 1000, 60, 20000, 'answer', 'learn', 5, 900, 'sm2/1', 1, 260, 20001),
      ('e2', 1, 'd', 2000, 60, 20001, 'answer', 'review', 1, 900, 'sm2/1', 1, 260, 20002);
    INSERT INTO events (id, card, device, at, offset_minutes, day, type, target)
    VALUES ('e3', 1, 'd', 3000, 60, 20001, 'undo', 'e2');`);
  const columns = 'seq, card, at, offset_minutes, day, grade, duration_ms, ease100, due_on';
  const before = old.prepare(`SELECT ${columns} FROM events`).all();
  old.close();
  const store = openForTest(file);
  expect([...store.verifySchedules()]).toEqual([]);
  const history = store.events.historyOf(cardId('card1'));
  expect(history.map(({ id, device }) => [id, device])).toEqual([
    [uuid, 'd'],
    ['e2', 'd'],
    ['e3', 'd'],
  ]);
  expect(history[0]).toMatchObject({ scheduler: 'sm2/1' });
  expect(history[2]).toMatchObject({ type: 'undo', target: 'e2' });
  expect(store.events.has(cardId('card1'), eventId(uuid))).toBe(true);
  expect(store.cards.named('card1').standing.schedule).toMatchObject({
    state: 'review',
    dueOn: 20001,
    memory: { scheduler: 'sm2', ease100: 260 },
  });
  store.close();
  const now = new Database(file);
  onTestFinished(() => void now.close());
  expect(now.prepare(`SELECT ${columns} FROM events`).all()).toEqual(before);
  expect(() => now.exec('DELETE FROM events WHERE seq = 1')).toThrow('never deleted');
  expect(() => now.exec("UPDATE events SET grade = 5 WHERE id = 'e2'")).toThrow('never changed');
});

test('a collection of version 2 comes through with its cards, decks, history and schedules', () => {
  const file = temporaryFile();
  openDatabase(file, { latest: 2, folder: migrationsFolder }).close();
  const old = new Database(file);
  const hex = uuid.replaceAll('-', '');
  const at = Number.parseInt(hex.slice(0, 12), 16);
  const card = `number, id, note, note_order, line, end_line, deck, path, tags, kind, question,
    answer, items, group_id, plain_question, question_key, qualifiers, handle, facts,
    facts_version, created_at, retired_at`;
  old.exec(
    `
    INSERT INTO notes VALUES (1, 'a.md', 'a', 'hash', 1, 0), (2, 'b.md', 'b', 'hash', 1, 0);
    INSERT INTO cards (${card}) VALUES
      (1, 'one', 1, 0, 1, 1, 'a', '["A"]', '["x"]', 'qa', 'Q, of A?', 'A.', NULL, 'one', 'Q?', 'q', '["A"]', '', 'a', 1, 0, NULL),
      (2, 'two', 1, 1, 2, 3, 'a', '["A"]', '[]', 'list', 'L?', '- x', '["x"]', 'one', 'L?', 'l', '["A"]', '', 'b', 1, 0, NULL),
      (3, 'three', 2, 0, 1, 1, 'b', '["B"]', '[]', 'qa', 'Q?', 'C.', NULL, 'three', 'Q?', 'q', '[]', '', 'c', 1, 0, NULL),
      (4, 'four', 2, 1, 4, 4, 'b', '["B"]', '[]', 'qa', 'R?', 'D.', NULL, 'four', 'R?', 'r', '[]', '', 'd', 1, 0, 99);
    INSERT INTO schedules (card) VALUES (1), (2), (3), (4);
    INSERT INTO names VALUES (1, 'd'), (2, 'sm2/1');
    INSERT INTO events (seq, id, card, device, at, offset_minutes, day, type, kind, grade, duration_ms,
      scheduler, interval_days, ease100, due_on)
    VALUES (1, x'${hex}', 1, 1, ${at}, 60, 20000, 'answer', 'learn', 5, 900, 2, 1, 260, 20001),
      (2, x'${hex}ff', 4, 1, 5000, 60, 20000, 'answer', 'learn', 4, 900, 2, 1, 250, 20001),
      (3, 'imported', 2, 1, 6000, 60, 20001, 'answer', 'learn', 4, 900, 2, 1, 250, 20002);
    INSERT INTO events (seq, id, card, device, at, offset_minutes, day, type, target)
      VALUES (4, 'undo', 2, 1, 7000, 60, 20001, 'undo', 'imported');
    INSERT INTO events (seq, id, card, device, at, offset_minutes, day, type)
      VALUES (5, 'suspend', 3, 1, 8000, 60, 20001, 'suspend')`.replace(
      `${hex}ff`,
      `${hex.slice(0, 30)}ff`,
    ),
  );
  old.close();
  const store = openForTest(file);
  expect(store.quickCheck()).toEqual([]);
  expect(store.rollUps.differences()).toBe(0);
  expect([...store.verifySchedules()]).toEqual([]);
  const cards = store.cards.list({ includeRetired: true }).map((entry) => entry.card);
  expect(cards.map(({ id, deck, path, group }) => [id, deck, path, group])).toEqual([
    ['one', 'a', ['A'], 'one'],
    ['two', 'a', ['A'], 'one'],
    ['three', 'b', ['B'], 'three'],
    ['four', 'b', ['B'], 'four'],
  ]);
  expect(store.known.byIds([cardId('one')])).toMatchObject([
    { plainQuestion: 'Q?', face: { question: 'Q, of A?' }, qualifiers: ['A'], tags: ['x'] },
  ]);
  expect(store.known.asking([questionHashOf('Q?')]).map(({ id }) => id)).toEqual(['one', 'three']);
  expect(store.events.historyOf(cardId('one'))).toMatchObject([{ id: uuid, kind: 'learn', at }]);
  expect(store.events.historyOf(cardId('two'))).toMatchObject([
    { id: 'imported', type: 'answer', scheduler: 'sm2/1' },
    { id: 'undo', type: 'undo', target: 'imported' },
  ]);
  expect(store.cards.named('two').standing.schedule).toEqual({ state: 'new' });
  expect(store.cards.named('one').standing.schedule).toMatchObject({ dueOn: 20001 });
  expect(store.decks.byDeck(stamp(0).day)).toMatchObject([
    { deck: 'a', total: 2, suspended: 0, new: 1 },
    { deck: 'b', total: 1, suspended: 1, new: 0 },
  ]);
});

test('an upgrade keeps every card and answer, and the file as it was beside it', () => {
  const file = closedDatabase();
  const before = openStore(file, migrationsFolder);
  const entries = before.cards.list({});
  before.close();
  openDatabase(
    file,
    migrationsWith('ALTER TABLE cards ADD COLUMN hint TEXT', 'CREATE INDEX i ON cards (hint)'),
  ).close();
  expect(pragma(file, 'user_version')).toBe(schemaVersion + 2);
  const name = `engram-before-migration-from-v${schemaVersion}.db.gz`;
  const backup = join(temporaryFolder(), 'unpacked.db');
  writeFileSync(backup, gunzipSync(readFileSync(join(dirname(file), 'backups', name))));
  const store = openForTest(backup);
  expect(store.cards.list({})).toEqual(entries);
});

test('a migration that fails leaves the version before it, complete', () => {
  const file = closedDatabase();
  const migrations = migrationsWith(
    'ALTER TABLE notes ADD COLUMN one TEXT',
    'ALTER TABLE notes ADD COLUMN two TEXT; INSERT INTO nowhere VALUES (1)',
  );
  expect(() => openDatabase(file, migrations)).toThrow('nowhere');
  expect(pragma(file, 'user_version')).toBe(schemaVersion + 1);
  const database = new Database(file, { readonly: true });
  const columns = database.prepare("SELECT name FROM pragma_table_info('notes')").pluck().all();
  database.close();
  expect(columns).toContain('one');
  expect(columns).not.toContain('two');
});

test('an older program refuses what a newer one made, and changes nothing', () => {
  const file = closedDatabase();
  openDatabase(file, migrationsWith('CREATE INDEX i ON cards (tags)')).close();
  const digest = (): string => createHash('sha256').update(readFileSync(file)).digest('hex');
  const before = digest();
  expect(() => openStore(file, migrationsFolder)).toThrow(
    expect.objectContaining({ kind: 'refused-data', message: expect.stringContaining('newer') }),
  );
  expect(digest()).toBe(before);
  expect(existsSync(`${file}-wal`)).toBe(false);
});
