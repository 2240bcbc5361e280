import fc from 'fast-check';
import { type CardId, cardId } from '../../src/card.ts';
import { addDays, type Day, dayFromNumber } from '../../src/day.ts';
import { type DeckName, deckName } from '../../src/deck.ts';
import type {
  Candidate,
  CandidateSchedule,
  ScheduledCandidate,
} from '../../src/schedule/candidate.ts';
import type { DailyLimits, DeckLimits } from '../../src/schedule/limits.ts';
import { buildQueue, type Queue, type QueueInput } from '../../src/schedule/queue.ts';

export const today: Day = dayFromNumber(20_000);

/** Some instant of that day. */
export const now = 20_000 * 86_400_000 + 40_000_000;

/** A deck by a name that is one. */
export function deck(name: string): DeckName {
  return deckName(name) ?? fail();
}

const aws = deck('aws');

/** A new card alone in its group and section, unless told otherwise. */
export function candidate(id: string, more: Partial<Candidate> = {}): Candidate {
  return {
    id: cardId(id),
    deck: aws,
    group: `group of ${id}`,
    section: `section of ${id}`,
    position: 0,
    schedule: { state: 'new' },
    drillToday: false,
    askFrom: null,
    ...more,
  };
}

function fail(): never {
  throw new Error('Not a deck name');
}

/** In review and due `daysAgo` days before today, after an interval of `intervalDays`. */
export function due(daysAgo: number, intervalDays = 10): ScheduledCandidate['schedule'] {
  const dueOn = addDays(today, -daysAgo);
  const memory = { scheduler: 'sm2', ease100: 250 } as const;
  return { state: 'review', dueOn, intervalDays, memory, lastDay: addDays(dueOn, -intervalDays) };
}

export function queueOf(candidates: readonly Candidate[], more: Partial<QueueInput> = {}): Queue {
  return buildQueue({
    candidates,
    today,
    now,
    decks: [],
    limits: limits({}),
    answeredToday: new Map(),
    groupsSeenToday: new Set(),
    lastSection: null,
    ...more,
  });
}

/** Those of the whole collection where they are not the usual ones, and those of decks. */
export function limits(
  collection: Partial<DailyLimits>,
  decks: Readonly<Record<string, Partial<DailyLimits>>> = {},
): DeckLimits {
  return {
    collection: { newPerDay: 20, reviewsPerDay: 200, ...collection },
    decks: new Map(Object.entries(decks).map(([name, own]) => [deck(name), own])),
  };
}

/** What was answered today, all of it in the deck that candidates are in. */
export function answered(newCards: number, reviews: number): QueueInput['answeredToday'] {
  return new Map([[aws, { newCards, reviews }]]);
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

/** Decks three deep, of which any may have limits. */
const tree = ['a', 'a::x', 'a::x::1', 'a::y', 'b', 'b::z', 'c'].map(deck);

/** A group is of one note, and so of one deck. */
const deckOfGroup = (group: number): DeckName => tree[group % tree.length] ?? aws;

const anyDrill = fc.record({
  isOwed: fc.nat(9).map((die) => die === 0),
  askFrom: fc.option(fc.integer({ min: now - 3, max: now + 3 })),
});

/** Up to forty cards in few decks, groups and sections, some of them drills. */
const anyCandidates: fc.Arbitrary<readonly Candidate[]> = fc
  .array(fc.tuple(anySchedule, fc.nat(30), fc.nat(5), fc.nat(3), anyDrill), { maxLength: 40 })
  .map((parts) =>
    parts.map(([schedule, group, section, position, { isOwed, askFrom }], index) => {
      const drillToday = isOwed && schedule.state !== 'new';
      return candidate(`card${index}`, {
        deck: deckOfGroup(group),
        schedule: drillToday ? { ...schedule, lastDay: today, dueOn: addDays(today, 1) } : schedule,
        group: `g${group}`,
        section: `s${section}`,
        position,
        drillToday,
        askFrom: drillToday ? askFrom : null,
      });
    }),
  );

const anyLimit = fc.oneof(fc.nat(6), fc.constant(200));
const anyDailyLimits = fc.record({ newPerDay: anyLimit, reviewsPerDay: anyLimit });
const anyOwnLimits = fc.record(
  { newPerDay: anyLimit, reviewsPerDay: anyLimit },
  { requiredKeys: [] },
);
const anyDone = fc.record({ newCards: fc.nat(3), reviews: fc.nat(3) });

export const anyQueueInput: fc.Arbitrary<QueueInput> = fc
  .record({
    candidates: anyCandidates,
    collection: anyDailyLimits,
    ofDecks: fc.array(fc.tuple(fc.constantFrom(...tree), anyOwnLimits), { maxLength: 4 }),
    done: fc.array(fc.tuple(fc.constantFrom(...tree), anyDone), { maxLength: 3 }),
    groups: fc.array(fc.nat(30), { maxLength: 4 }),
    lastSection: fc.option(fc.nat(3).map((section) => `s${section}`)),
  })
  .map(({ candidates, collection, ofDecks, done, groups, lastSection }) => ({
    candidates,
    today,
    now,
    decks: [],
    limits: { collection, decks: new Map(ofDecks) },
    answeredToday: new Map(done),
    groupsSeenToday: new Set(groups.map((group) => `g${group}`)),
    lastSection,
  }));
