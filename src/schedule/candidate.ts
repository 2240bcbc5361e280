import type { CardId } from '../card.ts';
import type { Day } from '../day.ts';
import type { DeckName } from '../deck.ts';
import type { Memory } from '../standing.ts';

/** Of a card's schedule, what the queue needs; a whole `Schedule` is one too. */
export type CandidateSchedule =
  | { readonly state: 'new' }
  | {
      readonly state: 'learning' | 'review' | 'relearning';
      readonly dueOn: Day;
      readonly intervalDays: number;
      readonly memory: Memory;
      readonly lastDay: Day;
    };

/**
 * A card that could be asked today, light enough to hold a hundred thousand of. Cards that are
 * suspended, retired or buried for today are none.
 */
export interface Candidate {
  readonly id: CardId;
  readonly deck: DeckName;
  readonly group: string;
  /** The heading that the card stands under, deck and path included: compared, never shown. */
  readonly section: string;
  /** The order of new cards: as in the notes. Means nothing for other cards. */
  readonly position: number;
  readonly schedule: CandidateSchedule;
  /** Whether a drill of this study day is still owed. */
  readonly drillToday: boolean;
  /** The instant (ms UTC) before which that drill is not asked; null when it may be at any time. */
  readonly askFrom: number | null;
}

/** The schedule of a card that has been answered at least once. */
export type Scheduled = Exclude<CandidateSchedule, { readonly state: 'new' }>;

export interface ScheduledCandidate extends Candidate {
  readonly schedule: Scheduled;
}

export function isScheduled(card: Candidate): card is ScheduledCandidate {
  return card.schedule.state !== 'new';
}
