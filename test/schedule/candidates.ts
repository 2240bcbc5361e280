import fc from 'fast-check';
import { type CardId, cardId } from '../../src/card.ts';
import { addDays, type Day, dayFromNumber } from '../../src/day.ts';
import { deckName } from '../../src/deck.ts';
import type {
  Candidate,
  CandidateSchedule,
  ScheduledCandidate,
} from '../../src/schedule/candidate.ts';
import { buildQueue, type Queue, type QueueInput } from '../../src/schedule/queue.ts';

export const today: Day = dayFromNumber(20_000);

const deck = deckName('aws') ?? fail();

/** A new card alone in its group and section, unless told otherwise. */
export function candidate(id: string, more: Partial<Candidate> = {}): Candidate {
  return {
    id: cardId(id),
    deck,
    group: `group of ${id}`,
    section: `section of ${id}`,
    position: 0,
    schedule: { state: 'new' },
    drillToday: false,
    ...more,
  };
}

function fail(): never {
  throw new Error('Not a deck name');
}

/** In review and due `daysAgo` days before today, after an interval of `intervalDays`. */
export function due(daysAgo: number, intervalDays = 10): ScheduledCandidate['schedule'] {
  const dueOn = addDays(today, -daysAgo);
  return { state: 'review', dueOn, intervalDays, lastDay: addDays(dueOn, -intervalDays) };
}

export function queueOf(candidates: readonly Candidate[], more: Partial<QueueInput> = {}): Queue {
  return buildQueue({
    candidates,
    today,
    limits: { newPerDay: 20, reviewsPerDay: 200 },
    answeredToday: { newCards: 0, reviews: 0 },
    groupsSeenToday: new Set(),
    ...more,
  });
}

export function ids(...names: readonly string[]): readonly CardId[] {
  return names.map(cardId);
}

const anySchedule: fc.Arbitrary<CandidateSchedule> = fc.oneof(
  fc.constant<CandidateSchedule>({ state: 'new' }),
  fc
    .tuple(
      fc.constantFrom('learning' as const, 'review' as const, 'relearning' as const),
      fc.integer({ min: -5, max: 40 }),
      fc.integer({ min: 1, max: 60 }),
    )
    .map(([state, daysAgo, intervalDays]) => ({ ...due(daysAgo, intervalDays), state })),
);

/** Up to forty cards in few groups and sections, some of them drills. */
const anyCandidates: fc.Arbitrary<readonly Candidate[]> = fc
  .array(fc.tuple(anySchedule, fc.nat(30), fc.nat(5), fc.nat(3), fc.nat(9)), { maxLength: 40 })
  .map((parts) =>
    parts.map(([schedule, group, section, position, die], index) =>
      candidate(`card${index}`, {
        schedule:
          die === 0 && schedule.state !== 'new'
            ? { ...schedule, lastDay: today, dueOn: addDays(today, 1) }
            : schedule,
        group: `g${group}`,
        section: `s${section}`,
        position,
        drillToday: die === 0 && schedule.state !== 'new',
      }),
    ),
  );

const anyLimit = fc.oneof(fc.nat(6), fc.constant(200));

export const anyQueueInput: fc.Arbitrary<QueueInput> = fc
  .record({
    candidates: anyCandidates,
    newPerDay: anyLimit,
    reviewsPerDay: anyLimit,
    newCards: fc.nat(4),
    reviews: fc.nat(4),
    groups: fc.array(fc.nat(30), { maxLength: 4 }),
  })
  .map(({ candidates, newPerDay, reviewsPerDay, newCards, reviews, groups }) => ({
    candidates,
    today,
    limits: { newPerDay, reviewsPerDay },
    answeredToday: { newCards, reviews },
    groupsSeenToday: new Set(groups.map((group) => `g${group}`)),
  }));
