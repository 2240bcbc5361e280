import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardId } from '../../src/card.ts';
import { addDays, dayFromNumber } from '../../src/day.ts';
import type { Candidate } from '../../src/schedule/candidate.ts';
import { wayUp } from '../../src/schedule/limits.ts';
import { buildQueue, type QueueInput } from '../../src/schedule/queue.ts';
import {
  answered,
  anyQueueInput,
  candidate,
  deck,
  due,
  ids,
  limits,
  now,
  queueOf,
  today,
} from './candidates.ts';

function many(count: number, make: (index: number) => Candidate): readonly Candidate[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

const manyDue = (count: number): readonly Candidate[] =>
  many(count, (index) => candidate(`due${index}`, { schedule: due(0) }));
const manyNew = (count: number): readonly Candidate[] =>
  many(count, (index) => candidate(`new${index}`, { position: index }));

function cardsOf(input: QueueInput, order: readonly string[]): readonly Candidate[] {
  const byId = new Map<string, Candidate>(input.candidates.map((card) => [card.id, card]));
  return order.flatMap((id) => byId.get(id) ?? []);
}

/** The day after an answer that owes no drill. */
function afterAnswer(input: QueueInput, card: Candidate): QueueInput {
  const { newCards, reviews } = input.answeredToday.get(card.deck) ?? { newCards: 0, reviews: 0 };
  const isNew = card.schedule.state === 'new';
  const counts = isNew ? { newCards: newCards + 1, reviews } : { newCards, reviews: reviews + 1 };
  return {
    ...input,
    candidates: input.candidates.filter((other) => other !== card),
    answeredToday: card.drillToday
      ? input.answeredToday
      : new Map([...input.answeredToday, [card.deck, counts]]),
    groupsSeenToday: new Set([...input.groupsSeenToday, card.group]),
    lastSection: card.section,
  };
}

describe('any queue', () => {
  test('holds candidates only, each at most once, and counts them truly', () => {
    fc.assert(
      fc.property(anyQueueInput, (input) => {
        const { order, counts } = buildQueue(input);
        const known = new Set(input.candidates.map((card) => card.id));
        expect(new Set(order).size).toBe(order.length);
        expect(order.every((id) => known.has(id))).toBe(true);
        expect(counts.new + counts.learning + counts.review).toBe(order.length);
      }),
    );
  });

  test('does not depend on the order of the candidates', () => {
    const shuffled = anyQueueInput.chain((input) =>
      fc.tuple(
        fc.constant(input),
        fc.shuffledSubarray([...input.candidates], {
          minLength: input.candidates.length,
          maxLength: input.candidates.length,
        }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([input, candidates]) => {
        expect(buildQueue({ ...input, candidates })).toEqual(buildQueue(input));
      }),
    );
  });

  test('never goes over a limit on the way up, and says what the limits hide', () => {
    fc.assert(
      fc.property(anyQueueInput, (input) => {
        const { order, hidden } = buildQueue(input);
        const asked = cardsOf(input, order).filter((card) => !card.drillToday);
        const { collection, decks } = input.limits;
        for (const owner of [null, ...decks.keys()]) {
          const isHere = (name: Candidate['deck']): boolean => wayUp(name).includes(owner);
          const here = asked.filter((card) => isHere(card.deck));
          const fresh = here.filter((card) => card.schedule.state === 'new').length;
          const done = [...input.answeredToday].filter(([name]) => isHere(name));
          const doneNew = done.reduce((sum, [, { newCards }]) => sum + newCards, 0);
          const doneReviews = done.reduce((sum, [, { reviews }]) => sum + reviews, 0);
          const own = owner === null ? collection : decks.get(owner);
          const { newPerDay = 999, reviewsPerDay = 999 } = own ?? {};
          expect(fresh).toBeLessThanOrEqual(Math.max(0, newPerDay - doneNew));
          expect(here.length - fresh).toBeLessThanOrEqual(Math.max(0, reviewsPerDay - doneReviews));
        }
        const askable = input.candidates.filter(
          ({ schedule, drillToday }) =>
            drillToday || schedule.state === 'new' || schedule.dueOn <= today,
        );
        expect(order.length + hidden.newOverLimit + hidden.reviewsOverLimit + hidden.siblings).toBe(
          askable.length,
        );
      }),
    );
  });

  test('goes on where it was left, however the day is cut into sessions', () => {
    fc.assert(
      fc.property(anyQueueInput, fc.nat(40), (input, answers) => {
        const { order } = buildQueue(input);
        const done = cardsOf(input, order).slice(0, answers);
        const rest = buildQueue(done.reduce(afterAnswer, input));
        expect(rest.order).toEqual(order.slice(answers));
      }),
      { numRuns: 500 },
    );
  });

  test('has no two siblings, and none of a card already seen today, but for drills', () => {
    fc.assert(
      fc.property(anyQueueInput, (input) => {
        const byId = new Map(input.candidates.map((card) => [card.id, card]));
        const cards = buildQueue(input).order.flatMap((id) => byId.get(id) ?? []);
        const asked = cards.filter((card) => !card.drillToday).map((card) => card.group);
        const drilled = cards.filter((card) => card.drillToday).map((card) => card.group);
        expect(new Set(asked).size).toBe(asked.length);
        expect(asked.filter((group) => drilled.includes(group))).toEqual([]);
        expect(asked.filter((group) => input.groupsSeenToday.has(group))).toEqual([]);
      }),
    );
  });

  test('holds every drill that is owed, whatever the limits: before the day or after it', () => {
    fc.assert(
      fc.property(anyQueueInput, (input) => {
        const owed = input.candidates.filter((card) => card.drillToday);
        const parts = cardsOf(input, buildQueue(input).order).map(({ drillToday, askFrom }) => {
          if (!drillToday) return 1;
          if (askFrom === null) return 2;
          return askFrom <= now ? 0 : 3;
        });
        expect(parts).toEqual(parts.toSorted());
        expect(parts.filter((part) => part !== 1)).toHaveLength(owed.length);
      }),
    );
  });

  test('pauses new cards below every limit that hides reviews, unless it is 0', () => {
    fc.assert(
      fc.property(anyQueueInput, (input) => {
        const { behind, order, hidden } = buildQueue(input);
        const isBehind = (name: Candidate['deck']): boolean =>
          wayUp(name).some((owner) => behind.includes(owner));
        for (const card of cardsOf(input, order)) {
          if (card.schedule.state === 'new') expect(isBehind(card.deck)).toBe(false);
        }
        if (behind.length > 0) expect(hidden.reviewsOverLimit).toBeGreaterThan(0);
        for (const owner of behind) {
          const { collection, decks } = input.limits;
          const own = owner === null ? collection : decks.get(owner);
          expect(own?.reviewsPerDay).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe('a day that can be done', () => {
  test('asks what is not yet learned first, then reviews by due day', () => {
    const failed = { ...due(0, 1), state: 'relearning' as const };
    const cards = [
      candidate('yesterday', { schedule: due(1) }),
      candidate('today', { schedule: due(0) }),
      candidate('failed', { schedule: failed }),
      candidate('last week', { schedule: due(7) }),
      candidate('tomorrow', { schedule: due(-1) }),
    ];
    expect(queueOf(cards)).toEqual({
      order: ids('failed', 'last week', 'yesterday', 'today'),
      counts: { new: 0, learning: 1, review: 3 },
      hidden: { newOverLimit: 0, reviewsOverLimit: 0, siblings: 0 },
      behind: [],
    });
  });

  test('mixes the cards of one due day differently from day to day', () => {
    const cards = manyDue(20);
    const tomorrow = addDays(today, 1);
    expect(queueOf(cards, { today: tomorrow }).order).not.toEqual(queueOf(cards).order);
    expect(queueOf(cards).order).toEqual(queueOf(cards).order);
  });

  test('spreads new cards evenly among the reviews, in the order of the notes', () => {
    const { order } = queueOf([...manyDue(8), ...manyNew(2)]);
    expect(order.map((id) => id.slice(0, 3))).toEqual(
      'due due due new due due due new due due'.split(' '),
    );
    expect(order.filter((id) => id.startsWith('new'))).toEqual(ids('new0', 'new1'));
  });

  test('goes on where it was left', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), fc.nat(60), (dueCards, newCards, answers) => {
        const cards = [...manyDue(dueCards), ...manyNew(newCards)];
        const { order } = queueOf(cards);
        const done = new Set(order.slice(0, answers));
        const begun = [...done].filter((id) => id.startsWith('new')).length;
        const rest = queueOf(
          cards.filter((card) => !done.has(card.id)),
          { answeredToday: answered(begun, done.size - begun) },
        );
        expect(rest.order).toEqual(order.slice(answers));
      }),
    );
  });
});

describe('limits', () => {
  test('count what was answered before in the day', () => {
    const queue = queueOf([...manyDue(5), ...manyNew(5)], {
      limits: limits({ newPerDay: 4, reviewsPerDay: 10 }),
      answeredToday: answered(1, 5),
    });
    expect(queue.counts).toEqual({ new: 3, learning: 0, review: 5 });
    expect(queue.hidden.newOverLimit).toBe(2);
  });

  test('of 0 are limits', () => {
    const cards = [...manyDue(5), ...manyNew(5)];
    const noNew = queueOf(cards, { limits: limits({ newPerDay: 0 }) });
    expect(noNew.counts).toEqual({ new: 0, learning: 0, review: 5 });
    const noReviews = queueOf(cards, { limits: limits({ reviewsPerDay: 0 }) });
    expect(noReviews.counts).toEqual({ new: 5, learning: 0, review: 0 });
    expect(noReviews).toMatchObject({ behind: [], hidden: { reviewsOverLimit: 5 } });
  });
});

describe('a backlog', () => {
  const cards = [
    candidate('long forgotten', { schedule: due(30, 3) }),
    candidate('well known', { schedule: due(30, 300) }),
    candidate('fading', { schedule: due(30, 30) }),
    candidate('fresh', { position: 1 }),
  ];
  const few = limits({ reviewsPerDay: 2 });

  test('asks what is most likely still remembered, and pauses new cards', () => {
    expect(queueOf(cards, { limits: few })).toEqual({
      order: ids('well known', 'fading'),
      counts: { new: 0, learning: 0, review: 2 },
      hidden: { newOverLimit: 1, reviewsOverLimit: 1, siblings: 0 },
      behind: [null],
    });
  });

  test('stays one for the whole day', () => {
    const rest = cards.filter((card) => card.id !== 'well known');
    const queue = queueOf(rest, { limits: few, answeredToday: answered(0, 1) });
    expect(queue).toMatchObject({ order: ids('fading'), behind: [null] });
  });

  test('is not made of siblings that would wait anyway', () => {
    const siblings = many(3, (index) => candidate(`s${index}`, { schedule: due(0), group: 'one' }));
    expect(queueOf(siblings, { limits: few })).toMatchObject({
      behind: [],
      hidden: { siblings: 2 },
    });
  });
});

describe('limits of decks', () => {
  const of = (name: string, cards: readonly Candidate[]): readonly Candidate[] =>
    cards.map((card) => ({
      ...card,
      id: cardId(`${name}/${card.id}`),
      deck: deck(name),
      group: `${name}/${card.group}`,
      section: `${name}/${card.section}`,
    }));
  const countIn = (name: string, order: readonly string[]): number =>
    order.filter((id) => id.startsWith(name)).length;

  test('hold for all that is below them, together with those above', () => {
    const cards = ['a', 'a::x', 'a::y', 'b'].flatMap((name) => of(name, manyNew(10)));
    const { order, hidden } = queueOf(cards, {
      limits: limits({ newPerDay: 12 }, { a: { newPerDay: 7 }, 'a::x': { newPerDay: 2 } }),
    });
    expect([countIn('a', order), countIn('a::x', order), countIn('b', order)]).toEqual([7, 2, 5]);
    expect(hidden.newOverLimit).toBe(28);
  });

  test('hold when only a deck below them is asked, with what was answered beside it', () => {
    const { order } = queueOf(of('a::x', manyNew(10)), {
      decks: [deck('a::x')],
      limits: limits({}, { a: { newPerDay: 7 } }),
      answeredToday: new Map([[deck('a::y'), { newCards: 4, reviews: 0 }]]),
    });
    expect(order).toHaveLength(3);
  });

  test('let new cards be spread as if the other decks had not been studied', () => {
    const cards = of('a', [...manyDue(4), ...manyNew(1)]);
    const kinds = (order: readonly string[]): readonly string[] =>
      order.map((id) => id.slice(2, 5));
    const { order } = queueOf(cards, {
      decks: [deck('a')],
      answeredToday: new Map([[deck('b'), { newCards: 1, reviews: 100 }]]),
    });
    expect(kinds(order)).toEqual(['due', 'due', 'new', 'due', 'due']);
  });

  test('of 0 leave a deck out, and the others as they were', () => {
    const cards = ['a', 'b'].flatMap((name) => of(name, [...manyDue(3), ...manyNew(3)]));
    const { counts, behind } = queueOf(cards, {
      limits: limits({}, { a: { newPerDay: 0, reviewsPerDay: 0 } }),
    });
    expect(counts).toEqual({ new: 3, learning: 0, review: 3 });
    expect(behind).toEqual([]);
  });

  test('that are behind take what is best remembered, and pause the new cards there only', () => {
    const old = [3, 300, 30].map((interval) =>
      candidate(`after ${interval}`, { schedule: due(30, interval) }),
    );
    const cards = [...of('a::x', [...old, ...manyNew(1)]), ...of('b', [...old, ...manyNew(1)])];
    const { order, behind, hidden } = queueOf(cards, {
      limits: limits({}, { a: { reviewsPerDay: 2 } }),
    });
    expect(behind).toEqual(['a']);
    expect(order.filter((id) => id.startsWith('a'))).toEqual(
      ids('a::x/after 300', 'a::x/after 30'),
    );
    expect(countIn('b', order)).toBe(4);
    expect(hidden).toEqual({ newOverLimit: 1, reviewsOverLimit: 1, siblings: 0 });
  });

  test('are not behind on what a limit below them hides', () => {
    const cards = [...of('a::x', manyDue(20)), ...of('b', [...manyDue(5), ...manyNew(1)])];
    const { counts, behind } = queueOf(cards, {
      limits: limits({ reviewsPerDay: 10 }, { 'a::x': { reviewsPerDay: 4 } }),
    });
    expect(behind).toEqual(['a::x']);
    expect(counts).toEqual({ new: 1, learning: 0, review: 9 });
  });
});

describe('siblings', () => {
  test('wait: a due card comes before a new one, an earlier one before a later', () => {
    const cards = [
      candidate('new', { group: 'one' }),
      candidate('due', { group: 'one', schedule: due(0) }),
      candidate('due earlier', { group: 'one', schedule: due(3) }),
      candidate('first', { group: 'two', position: 1 }),
      candidate('second', { group: 'two', position: 2 }),
    ];
    const queue = queueOf(cards);
    expect(queue.order).toEqual(ids('due earlier', 'first'));
    expect(queue.hidden.siblings).toBe(3);
  });

  test('of a card seen today wait, but its own drill does not', () => {
    const drill = candidate('drill', {
      group: 'one',
      schedule: { ...due(-1, 1), state: 'learning' },
      drillToday: true,
    });
    const sibling = candidate('sibling', { group: 'one', schedule: due(2) });
    const queue = queueOf([drill, sibling], { groupsSeenToday: new Set(['one']) });
    expect(queue.order).toEqual(ids('drill'));
    expect(queue.counts.learning).toBe(1);
  });

  test('do not keep away a card that was itself asked today and has become due again', () => {
    const revised = candidate('revised', {
      group: 'one',
      schedule: { ...due(0), lastDay: today, state: 'review' },
    });
    const queue = queueOf([revised], { groupsSeenToday: new Set(['one']) });
    expect(queue.order).toEqual(ids('revised'));
  });

  test('of a due card that is over the limit do not wait for it', () => {
    const cards = [
      candidate('new', { group: 'one' }),
      candidate('due', { group: 'one', schedule: due(0) }),
    ];
    const queue = queueOf(cards, { limits: limits({ reviewsPerDay: 0 }) });
    expect(queue.order).toEqual(ids('new'));
  });
});

test('cards of one heading do not follow each other when others can come between', () => {
  const cards = many(6, (index) =>
    candidate(`new${index}`, { position: index, section: index < 3 ? 'EC2' : 'S3' }),
  );
  expect(queueOf(cards).order).toEqual(ids('new0', 'new3', 'new1', 'new4', 'new2', 'new5'));
});

test('drills of one heading are kept apart too, also from the card before them', () => {
  const drills = many(4, (index) =>
    candidate(`drill${index}`, {
      section: index < 2 ? 'EC2' : 'S3',
      schedule: { ...due(-1, 1), state: 'learning' },
      drillToday: true,
    }),
  );
  const reviewed = candidate('review', { section: 'EC2', schedule: due(0) });
  const cards = [...drills, reviewed];
  const sections = queueOf(cards).order.map((id) => cards.find((card) => card.id === id)?.section);
  expect(sections).toEqual(['EC2', 'S3', 'EC2', 'S3', 'EC2']);
});

test('the heading of the card that was answered last is not asked again at once', () => {
  const cards = ['EC2', 'S3'].map((section, position) => candidate(section, { section, position }));
  expect(queueOf(cards, { lastSection: 'EC2' }).order).toEqual(ids('S3', 'EC2'));
});

test('drills come when their time has come, in the order of time', () => {
  const drill = (id: string, askFrom: number | null): Candidate =>
    candidate(id, { drillToday: true, askFrom, schedule: { ...due(-1, 1), state: 'learning' } });
  const cards = [
    drill('later', now + 2),
    drill('soon', now + 1),
    drill('at any time', null),
    candidate('due', { schedule: due(0) }),
    drill('now', now),
    drill('before', now - 5),
  ];
  expect(queueOf(cards).order).toEqual(ids('before', 'now', 'due', 'at any time', 'soon', 'later'));
  expect(queueOf(cards).counts).toEqual({ new: 0, learning: 5, review: 1 });
});

test('an empty collection gives an empty queue', () => {
  expect(queueOf([], { today: dayFromNumber(0) }).order).toEqual([]);
});
