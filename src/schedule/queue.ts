import type { CardId } from '../card.ts';
import type { Day } from '../day.ts';
import { type DeckName, isAmong } from '../deck.ts';
import { arrange } from './arrange.ts';
import { type Candidate, isScheduled, type ScheduledCandidate } from './candidate.ts';
import { chooseReviews } from './choose-reviews.ts';
import {
  type AnsweredByDeck,
  answeredIn,
  budget,
  type DeckLimits,
  type LimitOwner,
  leftToday,
} from './limits.ts';
import { inNoteOrder } from './order.ts';
import { onePerGroup, takeCards } from './siblings.ts';

export interface QueueInput {
  readonly candidates: readonly Candidate[];
  readonly today: Day;
  /** The instant (ms UTC) that it is: a drill may have a time. */
  readonly now: number;
  /** The decks that are asked, with the decks inside them; all when none is given. */
  readonly decks: readonly DeckName[];
  readonly limits: DeckLimits;
  /** In every deck, also in those that are not asked: a limit above holds for them together. */
  readonly answeredToday: AnsweredByDeck;
  /** The groups of all cards answered for the schedule on this study day. */
  readonly groupsSeenToday: ReadonlySet<string>;
  /** The section of the card that was answered last on this study day; null before the first. */
  readonly lastSection: string | null;
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
  /**
   * Whose limits hide reviews, the whole collection first. Below them, what is best remembered
   * comes first and new cards pause.
   */
  readonly behind: readonly LimitOwner[];
}

/**
 * The cards of what is left of a study day, in order: drills whose time has come; due cards with
 * new ones spread among them; drills without a time; drills whose time is still to come. It
 * depends on nothing but its input, and neither on the order of the candidates nor on how many
 * sessions the day was cut into.
 */
export function buildQueue(input: QueueInput): Queue {
  const { today, limits } = input;
  const { drills, due, fresh } = gather(input.candidates, today);
  const answered = new Map([...input.answeredToday].filter(([deck]) => isAmong(deck, input.decks)));
  const seen = new Set(input.groupsSeenToday);
  for (const card of drills) seen.add(card.group);

  const chosen = chooseReviews(due, { ...input, answeredHere: answered, seen });
  const { behind } = chosen;
  const reviews = chosen.lanes.flatMap(({ cards }) => cards);
  for (const card of reviews) seen.add(card.group);
  const room = budget(leftToday('newPerDay', limits, input.answeredToday), behind);
  const introduced = takeCards(inNoteOrder(fresh), room, seen, today);
  const learnable = onePerGroup(fresh, seen, today);

  const lanes = [...chosen.lanes, { cards: introduced, taken: answeredIn(answered).newCards }];
  const order = arrange({ ...input, drills, lanes });
  const learned = reviews.filter((card) => card.schedule.state === 'review').length;
  return {
    order: order.map((card) => card.id),
    counts: {
      new: introduced.length,
      learning: reviews.length - learned + drills.length,
      review: learned,
    },
    hidden: {
      newOverLimit: learnable.length - introduced.length,
      reviewsOverLimit: chosen.askable - reviews.length,
      siblings: due.length - chosen.askable + fresh.length - learnable.length,
    },
    behind,
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
