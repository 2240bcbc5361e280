import type { Day } from '../day.ts';
import type { Candidate } from './candidate.ts';
import { deal, type Lane } from './deal.ts';
import { inSeededOrder, inTimeOrder } from './order.ts';

/** The cards of a day that were chosen; those in lanes are in order already. */
interface ChosenCards {
  readonly today: Day;
  /** The instant (ms UTC) that it is. */
  readonly now: number;
  readonly lastSection: string | null;
  readonly drills: readonly Candidate[];
  readonly lanes: readonly Lane<Candidate>[];
}

/**
 * Drills whose time has come, the day's cards, drills without a time, drills whose time is to come.
 * Sections are kept apart, but for the last of these, where the time decides.
 */
export function arrange({
  today,
  now,
  lastSection,
  drills,
  lanes,
}: ChosenCards): readonly Candidate[] {
  const ready = drills.filter(({ askFrom }) => askFrom !== null && askFrom <= now);
  const atAnyTime = drills.filter(({ askFrom }) => askFrom === null);
  const waiting = drills.filter(({ askFrom }) => askFrom !== null && askFrom > now);
  const order: Candidate[] = [];
  for (const part of [
    [{ cards: inTimeOrder(ready, today), taken: 0 }],
    lanes,
    [{ cards: inSeededOrder(atAnyTime, today), taken: 0 }],
  ]) {
    const previous = order.at(-1)?.section ?? lastSection ?? undefined;
    for (const card of deal(part, previous)) order.push(card);
  }
  return [...order, ...inTimeOrder(waiting, today)];
}
