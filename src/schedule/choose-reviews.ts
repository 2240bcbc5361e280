import type { Day } from '../day.ts';
import { belowAny, limitsBehind } from './backlog.ts';
import type { ScheduledCandidate } from './candidate.ts';
import type { Lane } from './deal.ts';
import {
  type AnsweredByDeck,
  answeredIn,
  budget,
  type DeckLimits,
  type LimitOwner,
  leftToday,
} from './limits.ts';
import { inDueOrder, inRecallOrder } from './order.ts';
import { onePerGroup, takeCards } from './siblings.ts';

interface DayOfReviews {
  readonly today: Day;
  readonly limits: DeckLimits;
  readonly answeredToday: AnsweredByDeck;
  /** Of that, what was answered in the decks that are asked. */
  readonly answeredHere: AnsweredByDeck;
  /** The groups whose cards step aside. */
  readonly seen: ReadonlySet<string>;
}

/**
 * The due cards that the limits let through, none of them a sibling of another: first the lane of
 * those below a limit that is behind, where they are the best remembered, then that of the others,
 * which go by due day.
 */
export function chooseReviews(
  due: readonly ScheduledCandidate[],
  { today, limits, answeredToday, answeredHere, seen }: DayOfReviews,
): {
  readonly lanes: readonly Lane<ScheduledCandidate>[];
  /** How many there would be without limits. */
  readonly askable: number;
  /** Whose limits hide some of the due cards. */
  readonly behind: readonly LimitOwner[];
} {
  const askable = onePerGroup(due, seen, today);
  const behind = limitsBehind(askable, limits, answeredToday);
  const isBehind = belowAny(behind);
  const timely = due.filter(({ deck }) => !isBehind(deck));
  const late = due.filter(({ deck }) => isBehind(deck));

  const room = budget(leftToday('reviewsPerDay', limits, answeredToday));
  const onTime = takeCards(inDueOrder(timely, today), room, seen, today);
  const groups = new Set([...seen, ...onTime.map(({ group }) => group)]);
  const recalled = takeCards(inRecallOrder(late, today), room, groups, today);

  const answered = answeredIn(answeredHere).reviews;
  const answeredBehind = answeredIn(answeredHere, isBehind).reviews;
  return {
    lanes: [
      { cards: recalled, taken: answeredBehind },
      { cards: onTime, taken: answered - answeredBehind },
    ],
    askable: askable.length,
    behind,
  };
}
