import { type CardId, cardId } from '../../src/card.ts';
import type { Draft } from '../../src/notes/draft.ts';
import { planImport } from '../../src/notes/identity.ts';
import type { CardChange, ChangeName, ImportPlan, KnownCard } from '../../src/notes/import-plan.ts';
import { tallyOf } from '../../src/notes/import-tally.ts';
import { intake } from '../../src/notes/intake.ts';
import { drafts } from './reading.ts';

/** Notes by the name of their file. */
export type Notes = Readonly<Record<string, string>>;

/** What is stored, as a store would hold it after the plans applied so far. */
export type Collection = readonly KnownCard[];

/** An id that depends on the seed alone, as the program's own does. */
export function mint(seed: string): CardId {
  let a = 0x811c9dc5;
  let b = 0x1b873593;
  for (let index = 0; index < seed.length; index += 1) {
    a = Math.imul(a ^ seed.charCodeAt(index), 0x01000193) >>> 0;
    b = (Math.imul(b, 31) + seed.charCodeAt(index)) >>> 0;
  }
  return cardId((a.toString(36) + b.toString(36)).padStart(12, '0').slice(0, 12));
}

interface Run {
  /** Files that were there before and are not any more. */
  readonly missing?: readonly string[];
  readonly mint?: (seed: string) => CardId;
}

/** A plan whose changes are there to be looked at. */
export interface ListedPlan extends ImportPlan {
  readonly changes: readonly CardChange[];
}

/** The plan for reading these notes, with what is stored looked up as the store would. */
export function plan(stored: Collection, notes: Notes, run: Run = {}): ListedPlan {
  const read = Object.entries(notes).map(([file, text]) =>
    drafts(text, { file, topic: file.replace(/\.md$/u, '') }),
  );
  return planOf(stored, Object.keys(notes), read, run);
}

/** The same for files whose cards are read already. */
export function planOf(
  stored: Collection,
  files: readonly string[],
  notes: readonly (readonly Draft[])[],
  run: Run = {},
): ListedPlan {
  const missing = new Set(run.missing ?? []);
  const ids = new Set(stored.map(({ id }) => id));
  const taking = intake({
    mint: run.mint ?? mint,
    takenOf: (wanted) => new Set(wanted.filter((id) => ids.has(id))),
  });
  const brought = new Set(notes.flat().map(({ id }) => id));
  const read = files.flatMap((file, index) => {
    const own = notes[index] ?? [];
    return taking.take(
      own,
      stored.filter(
        ({ id, source }) =>
          own.some((draft) => draft.id === id) || (source.file === file && !brought.has(id)),
      ),
    );
  });
  const kept = taking.kept();
  const elsewhere = stored.filter(
    ({ id, source }) => !files.includes(source.file) && !brought.has(id),
  );
  const gone = elsewhere.filter(({ retired, source }) => !retired && missing.has(source.file));
  const asked = new Set([...kept.asked, ...gone.map(({ questionHash }) => questionHash)]);
  const { changes, asTheyWere } = planImport({
    read,
    intake: kept,
    retired: elsewhere.filter(({ retired }) => retired),
    missing: gone,
    namesakes: stored.filter((card) => !card.retired && asked.has(card.questionHash)),
  });
  return { changes: [...changes], asTheyWere };
}

/** What is stored once a plan is applied. */
export function applied(stored: Collection, { changes }: ImportPlan): Collection {
  const cards = new Map(stored.map((card) => [card.id, card]));
  for (const change of changes) {
    if (change.change === 'retired') cards.set(change.was.id, { ...change.was, retired: true });
    else if (change.change === 'added') {
      cards.set(change.card.id, { ...change.card, retired: false, reviews: 0, intervalDays: 0 });
    } else {
      const { reviews, intervalDays } = change.was;
      cards.set(change.card.id, { ...change.card, retired: false, reviews, intervalDays });
    }
  }
  return [...cards.values()];
}

/** What is stored after these notes were imported, one run after the other. */
export function imported(...runs: readonly Notes[]): Collection {
  return runs.reduce<Collection>((stored, notes) => applied(stored, plan(stored, notes)), []);
}

/** The same cards, each of them answered this often. */
export function reviewed(stored: Collection, reviews = 5, intervalDays = 10): Collection {
  return stored.map((card) => ({ ...card, reviews, intervalDays }));
}

/** How many cards undergo each change, without those that no card undergoes. */
export function counts(of: ImportPlan): Partial<Record<ChangeName, number>> {
  return Object.fromEntries(Object.entries(tallyOf(of, 0).counts).filter(([, count]) => count > 0));
}

/** The stored card with this answer. */
export function byAnswer(stored: Collection, answer: string): KnownCard {
  const found = stored.filter((card) => card.face.answer === answer);
  const [only] = found;
  if (!only || found.length > 1) throw new Error(`${found.length} cards answer "${answer}"`);
  return only;
}

/** The change that leads to a card with this answer. */
export function changeTo(
  of: ListedPlan,
  answer: string,
): Exclude<CardChange, { change: 'retired' }> {
  const found = of.changes.flatMap((change) =>
    change.change !== 'retired' && change.card.face.answer === answer ? [change] : [],
  );
  const [only] = found;
  if (!only || found.length > 1) throw new Error(`${found.length} changes lead to "${answer}"`);
  return only;
}
