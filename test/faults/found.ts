import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { migrationsFolder } from '../../src/config/paths.ts';
import { openStore } from '../../src/store/store.ts';

/** A digest of all that a person put into a database: cards, notes and the whole log. */
export function contentOf(file: string): string {
  return contentIn(new Database(file));
}

function contentIn(database: Database.Database): string {
  try {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    const rows = (sql: string): unknown => database.prepare(sql).raw().all();
    const all = [
      rows('SELECT * FROM notes ORDER BY number'),
      rows('SELECT * FROM cards ORDER BY number'),
      // What tells events of one instant apart is chance.
      rows(`SELECT seq, card, at, offset_minutes, day, kind, grade, duration_ms, interval_days,
        ease100, due_on, target, reason, was, now FROM events ORDER BY seq`),
    ];
    return createHash('sha256').update(JSON.stringify(all)).digest('hex');
  } finally {
    database.close();
  }
}

/** Expects what `engram doctor` expects, and gives the grades of each card in their order. */
export function expectSound(file: string): readonly (readonly [question: string, grade: number])[] {
  const store = openStore(file, migrationsFolder);
  try {
    expect(store.quickCheck()).toEqual([]);
    expect([...store.verifySchedules()]).toEqual([]);
    expect(store.orphans.count()).toEqual({ cards: 0, events: 0 });
    const questions = new Map(
      store.cards.list({}).map(({ card }) => [card.id, card.face.question] as const),
    );
    return [...store.answers.forModels()].map(({ cardId, grade }) => [
      questions.get(cardId) ?? cardId,
      grade,
    ]);
  } finally {
    store.close();
  }
}

/** What is in each backup of a database, by its name; all are found sound. */
export function backupsOf(file: string): ReadonlyMap<string, string> {
  const folder = join(dirname(file), 'backups');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => !isDraft(name)) : [];
  return new Map(
    names.map((name) => {
      const bytes = gunzipSync(readFileSync(join(folder, name)));
      // A database in memory has no log beside it.
      bytes.fill(1, 18, 20);
      return [name, contentIn(new Database(bytes))];
    }),
  );
}

function isDraft(name: string): boolean {
  return name.startsWith('.engram-draft-');
}

/** Files in the making, below the folder of a database. */
export function draftsAt(file: string): readonly string[] {
  return readdirSync(dirname(file), { recursive: true, encoding: 'utf8' })
    .filter((name) => isDraft(name.split('/').at(-1) ?? ''))
    .map((name) => join(dirname(file), name));
}

/** Makes files as old as those that a later run takes away. */
export function age(files: readonly string[]): void {
  for (const file of files) utimesSync(file, 0, 0);
}
