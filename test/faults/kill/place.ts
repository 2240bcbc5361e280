import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { migrationsFolder } from '../../../src/config/paths.ts';
import { openDatabase } from '../../../src/store/open.ts';
import { openStore } from '../../../src/store/store.ts';
import { digest, newProgram, type Program } from '../../e2e/program.ts';
import { importNew, openForTest, storedCard } from '../../store/fixture.ts';
import { given, stamp } from '../../store/stamps.ts';
import { age, draftsAt } from '../found.ts';

/** A program whose home can be made again as it was. */
export interface Place {
  readonly engram: Program;
  /** Takes what there is in the home for what it is to be. */
  keep(): void;
  /** Makes the home what it was. */
  reset(): void;
}

export function newPlace(): Place {
  const engram = newProgram();
  const kept = join(engram.folder, 'kept');
  return {
    engram,
    keep: () => cpSync(engram.home, kept, { recursive: true }),
    reset: () => {
      rmSync(engram.home, { recursive: true });
      cpSync(kept, engram.home, { recursive: true });
    },
  };
}

/** A collection of so many cards, each answered as often. */
export function fill(file: string, cards: number, answers: number): void {
  const store = openForTest(file);
  const all = Array.from({ length: cards }, (_, index) => storedCard(`card${index}`));
  importNew(store, all);
  store.close();
  answerAll(file, 1, answers);
}

/** Answers every card of a collection once on each of some days. */
export function answerAll(file: string, firstDay: number, days: number): void {
  const store = openStore(file, migrationsFolder);
  const cards = store.cards.list({}).map(({ card }) => card.id);
  store.transaction(() => {
    for (let day = firstDay; day < firstDay + days; day += 1) {
      for (const [index, id] of cards.entries()) {
        store.events.answer(id, given(index % 7 === day ? 2 : 4), stamp(day, index));
      }
    }
  });
  store.close();
}

/** A collection as version 1 of the schema had it, with a history. */
export function fillVersion1(file: string, cards: number, answers: number): void {
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 });
  const connection = openDatabase(file, { latest: 1, folder: migrationsFolder });
  connection.execute(`
    INSERT INTO notes VALUES (1, 'a.md', 'a', 'hash', 1, 0);
    WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${cards})
    INSERT INTO cards (number, id, note, note_order, line, end_line, deck, path, tags, kind,
      question, answer, group_id, plain_question, question_key, qualifiers, handle, facts,
      facts_version, created_at)
    SELECT n, 'card' || n, 1, n, n, n, 'a', '[]', '[]', 'qa', 'Q' || n, 'A', 'card' || n, 'Q' || n,
      'q' || n, '[]', 'h' || n, 'a', 1, 0 FROM n;
    INSERT INTO schedules (card) SELECT number FROM cards;
    WITH RECURSIVE n (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n + 1 < ${cards * answers})
    INSERT INTO events (id, card, device, at, offset_minutes, day, type, kind, grade, duration_ms,
      scheduler, interval_days, ease100, due_on)
    SELECT 'e' || n, 1 + n % ${cards}, 'd', 1000 * n, 0, 20000 + n / ${cards}, 'answer', 'review', 4,
      900, 'sm2/1', 1, 250, 20001 + n / ${cards} FROM n;`);
  connection.close();
}

/** Expects nothing in a home but what belongs there. */
export function expectTidy({ home }: Program): void {
  // A journal whose header was not written yet says nothing, and SQLite leaves it where it is.
  const known = /^(?:engram\.db(?:-wal|-shm|-journal)?|backups|\.engram-draft-.*)$/u;
  expect(readdirSync(home).filter((name) => !known.test(name))).toEqual([]);
}

/** What a round has left that the next run has to deal with. */
export function leftIn({ database }: Program): { drafts: number; logs: number } {
  return {
    drafts: draftsAt(database).length > 0 ? 1 : 0,
    logs: existsSync(`${database}-wal`) ? 1 : 0,
  };
}

/** Expects the program itself to find all well. */
export async function expectHealthy(engram: Program): Promise<void> {
  expect(await engram.ok('doctor')).toContain('Every schedule equals the replay');
}

/** Expects the next backup to take away what was left in the making, once it is old. */
export async function expectSwept(engram: Program): Promise<void> {
  age(draftsAt(engram.database));
  await engram.ok('backup');
  expect(draftsAt(engram.database)).toEqual([]);
}

/** Every file of a folder, what it holds and when it was changed. */
export function stateOf(folder: string): readonly unknown[] {
  return readdirSync(folder)
    .toSorted()
    .map((name) => [name, digest(join(folder, name)), statSync(join(folder, name)).mtimeMs]);
}

/** Writes a folder of notes with so many cards each, worded by the `edition`. */
export function writeNotes(engram: Program, notes: number, edition: number): void {
  for (let note = 0; note < notes; note += 1) {
    const facts = Array.from({ length: 20 }, (_, fact) => {
      const isEdited = (note + fact) % 3 < edition;
      return `Q: What is fact ${note * 20 + fact}?\nA: ${isEdited ? 'It is edited' : 'It is'}.\n`;
    });
    engram.note(`notes/note${note}.md`, `# Facts\n\n${facts.join('\n')}`);
  }
}
