import fc from 'fast-check';
import { type CardId, cardId } from '../../src/card.ts';
import type { StatsJson } from '../../src/contract.ts';
import { type Day, dayFromNumber } from '../../src/day.ts';
import { type DeckName, deckName } from '../../src/deck.ts';
import { answerKinds } from '../../src/event.ts';
import { type Grade, grades } from '../../src/grade.ts';
import { cardStates } from '../../src/standing.ts';
import { measure } from '../../src/stats/measures.ts';
import { everything, type Narrowing } from '../../src/stats/narrow.ts';
import type { StatsAnswer, StatsCard } from '../../src/stats/rows.ts';

/** 2026-03-01, a Sunday. */
export const today: Day = dayFromNumber(20_513);
export const noon = Date.UTC(2026, 2, 1, 12);

export function deck(name: string): DeckName {
  const named = deckName(name);
  if (named === undefined) throw new Error('a deck needs a name');
  return named;
}

const numbers = new Map<string, number>();

/** The number by which answers name the card of this id. */
function numberOf(id: string): number {
  const number = numbers.get(id) ?? numbers.size + 1;
  numbers.set(id, number);
  return number;
}

export function card(id: string, facts: Partial<StatsCard> = {}): StatsCard {
  return {
    number: numberOf(id),
    id: cardId(id),
    deck: deck('aws'),
    path: ['EC2', 'Features'],
    tags: [],
    question: `What is ${id}?`,
    state: 'review',
    dueOn: today,
    intervalDays: 6,
    suspended: false,
    buriedOn: null,
    retired: false,
    ...facts,
  };
}

export const newCard = { state: 'new', dueOn: null, intervalDays: 0 } as const;

/** An answer `daysAgo` days before today, at noon UTC. */
export function answer(id: string, daysAgo: number, facts: Partial<StatsAnswer> = {}): StatsAnswer {
  return {
    card: numberOf(id),
    day: dayFromNumber(today - daysAgo),
    at: noon - daysAgo * 86_400_000,
    offsetMinutes: 0,
    kind: 'review',
    grade: 4,
    durationMs: 5_000,
    intervalDays: 6,
    ...facts,
  };
}

const ids = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const decks = [deck('aws'), deck('aws::compute'), deck('math')];
const paths = [[], ['EC2'], ['EC2', 'Pricing'], ['=1+1', 'a|b']];
const tags = [[], ['aws'], ['aws/ec2'], ['aws/ec2', 'Exam']];
const intervals = [0, 1, 3, 6, 20, 21, 22, 90, 365, 366, 40_000];

const anyCard = (id: CardId): fc.Arbitrary<StatsCard> =>
  fc
    .record({
      deck: fc.constantFrom(...decks),
      path: fc.constantFrom(...paths),
      tags: fc.constantFrom(...tags),
      state: fc.constantFrom(...cardStates),
      dueIn: fc.integer({ min: -8, max: 33 }),
      intervalDays: fc.constantFrom(...intervals),
      suspended: fc.boolean(),
      buriedOn: fc.constantFrom(null, today),
      retired: fc.boolean(),
    })
    .map(({ dueIn, ...facts }) => {
      const isNew = facts.state === 'new';
      return {
        number: numberOf(id),
        id,
        question: `What is **${id}**?`,
        ...facts,
        intervalDays: isNew ? 0 : facts.intervalDays,
        dueOn: isNew ? null : dayFromNumber(today + dueIn),
      };
    });

const anyAnswer = fc.record({
  card: fc.constantFrom(...ids, 'gone').map(numberOf),
  minutesAgo: fc.integer({ min: -2_000, max: 80 * 24 * 60 }),
  offsetMinutes: fc.constantFrom(0, 330, -480, 840),
  kind: fc.constantFrom('review', 'review', ...answerKinds),
  grade: fc.constantFrom<Grade>(...grades),
  durationMs: fc.integer({ min: 0, max: 60_000 }),
  intervalDays: fc.constantFrom(...intervals),
});

/** Some cards and the answers to them (and to a card that is not there), in time order. */
export const anyHistory = fc.record({
  cards: fc.tuple(...ids.map((id) => anyCard(cardId(id)))).chain((all) => fc.subarray(all)),
  answers: fc.array(anyAnswer, { maxLength: 80, size: 'large' }).map((rows) =>
    rows
      .map(({ minutesAgo, ...row }): StatsAnswer => {
        const at = noon - minutesAgo * 60_000;
        return { ...row, at, day: dayFromNumber(Math.floor(at / 86_400_000)) };
      })
      .sort((a, b) => a.at - b.at),
  ),
});

/** None of them as often as some. */
const some = <Name>(names: readonly Name[]): fc.Arbitrary<Name[]> =>
  fc.oneof(fc.constant<Name[]>([]), fc.subarray([...names], { minLength: 1, maxLength: 2 }));

/** Some decks, tags and sections to narrow a history to, also such as no card has. */
export const anyNarrowing: fc.Arbitrary<Narrowing> = fc.record({
  decks: some([...decks, deck('physics')]),
  tags: some(['AWS', '#aws/ec2', 'exam', 'ex']),
  sections: some(['ec2', 'PRIC', 'EC2 › pricing', 'ec > ic', 'Pricing > EC2', '+1']),
});

/** The statistics of any history, of all of it or narrowed, over up to `mostDays` days. */
export function anyStats(mostDays: number): fc.Arbitrary<StatsJson> {
  return fc
    .tuple(
      anyHistory,
      fc.integer({ min: 1, max: mostDays }),
      fc.oneof(fc.constant(everything), anyNarrowing),
    )
    .map(([{ cards, answers }, days, narrowedTo]) =>
      measure({ cards, answers, today, asOf: noon, days, narrowedTo }),
    );
}
