import type { CardId } from '../card.ts';
import type { Day } from '../day.ts';
import { type Candidate, isScheduled, type ScheduledCandidate } from './candidate.ts';
import { type AnsweredToday, type DailyLimits, leftToday } from './limits.ts';
import { inDueOrder, inNoteOrder, inRecallOrder, inSeededOrder } from './order.ts';
import { separateSections } from './sections.ts';
import { withoutSiblings } from './siblings.ts';
import { spread } from './spread.ts';

export interface QueueInput {
  readonly candidates: readonly Candidate[];
  readonly today: Day;
  readonly limits: DailyLimits;
  readonly answeredToday: AnsweredToday;
  /** The groups of all cards answered for the schedule on this study day. */
  readonly groupsSeenToday: ReadonlySet<string>;
}

export interface Queue {
  readonly order: readonly CardId[];
  /** What `order` holds; drills and due cards not yet learned (again) are `learning`. */
  readonly counts: { readonly new: number; readonly learning: number; readonly review: number };
  /** What could be asked today, were it not for a limit or a sibling. */
  readonly hidden: {
    readonly newOverLimit: number;
    readonly reviewsOverLimit: number;
    readonly siblings: number;
  };
  /** More is due than today may hold: what is best remembered comes first, new cards pause. */
  readonly backlog: boolean;
}

/**
 * The cards of what is left of a study day, in order: due cards with new ones spread among them,
 * then the drills that are still owed. It depends on nothing but its input, and neither on the
 * order of the candidates nor on how many sessions the day was cut into.
 */
export function buildQueue(input: QueueInput): Queue {
  const { today, answeredToday } = input;
  const { drills, due, fresh } = gather(input.candidates, today);
  const left = leftToday(input.limits, answeredToday);

  const taken = new Set(input.groupsSeenToday);
  for (const card of drills) taken.add(card.group);
  const askableCount = withoutSiblings(due, taken, today).length;
  // Whoever allows no reviews at all is not catching up on them, and can still learn.
  const backlog = input.limits.reviewsPerDay > 0 && askableCount > left.reviews;
  const ordered = backlog ? inRecallOrder(due, today) : inDueOrder(due, today);
  const reviews = withoutSiblings(ordered, taken, today, left.reviews);

  for (const card of reviews) taken.add(card.group);
  const learnable = withoutSiblings(inNoteOrder(fresh), taken, today);
  const introduced = learnable.slice(0, backlog ? 0 : left.newCards);

  const day = separateSections(
    spread<Candidate>(reviews, introduced, {
      main: answeredToday.reviews,
      extra: answeredToday.newCards,
    }),
  );
  const round = separateSections(inSeededOrder(drills, today), day.at(-1)?.section);
  const learned = reviews.filter((card) => card.schedule.state === 'review').length;
  return {
    order: [...day, ...round].map((card) => card.id),
    counts: {
      new: introduced.length,
      learning: reviews.length - learned + drills.length,
      review: learned,
    },
    hidden: {
      newOverLimit: learnable.length - introduced.length,
      reviewsOverLimit: askableCount - reviews.length,
      siblings: due.length - askableCount + fresh.length - learnable.length,
    },
    backlog,
  };
}

function gather(
  candidates: readonly Candidate[],
  today: Day,
): {
  readonly drills: readonly Candidate[];
  readonly due: readonly ScheduledCandidate[];
  readonly fresh: readonly Candidate[];
} {
  const drills: Candidate[] = [];
  const due: ScheduledCandidate[] = [];
  const fresh: Candidate[] = [];
  for (const card of candidates) {
    if (card.drillToday) drills.push(card);
    else if (!isScheduled(card)) fresh.push(card);
    else if (card.schedule.dueOn <= today) due.push(card);
  }
  return { drills, due, fresh };
}
