import type { DeckName } from '../deck.ts';
import type { CardChange, ChangeName, ImportPlan, KnownCard } from './import-plan.ts';

/** What a plan amounts to, told by going through it once. */
export interface ImportTally {
  /** How many cards undergo each change. */
  readonly counts: Readonly<Record<ChangeName, number>>;
  readonly newByDeck: ReadonlyMap<DeckName, number>;
  /** The first changes of cards that were known, in the order of the plan. */
  readonly first: readonly Exclude<CardChange, { change: 'added' }>[];
  readonly retired: readonly KnownCard[];
  /** Files whose cards change. */
  readonly files: ReadonlySet<string>;
}

/** `mostListed`: so many changes of known cards are kept to be shown one by one. */
export function tallyOf(plan: ImportPlan, mostListed: number): ImportTally {
  const { asTheyWere: unchanged } = plan;
  const counts = { added: 0, updated: 0, moved: 0, revived: 0, retired: 0, unchanged };
  const newByDeck = new Map<DeckName, number>();
  const first: Exclude<CardChange, { change: 'added' }>[] = [];
  const retired: KnownCard[] = [];
  const files = new Set<string>();
  for (const change of plan.changes) {
    counts[change.change] += 1;
    if (change.change === 'unchanged') continue;
    if (change.change === 'retired') retired.push(change.was);
    const { deck, source } = change.change === 'retired' ? change.was : change.card;
    files.add(source.file);
    if (change.change === 'added') newByDeck.set(deck, (newByDeck.get(deck) ?? 0) + 1);
    else if (first.length < mostListed) first.push(change);
  }
  return { counts, newByDeck, first, retired, files };
}

/** Whether anything but new cards would change: such an import is preceded by a snapshot. */
export function changesExistingCards({ counts }: ImportTally): boolean {
  return counts.updated + counts.moved + counts.revived + counts.retired > 0;
}

/** How many cards change. */
export function changedCards({ counts }: ImportTally): number {
  const { unchanged: _, ...changed } = counts;
  return Object.values(changed).reduce((sum, count) => sum + count, 0);
}
