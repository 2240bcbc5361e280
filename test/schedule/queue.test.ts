import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayFromNumber } from '../../src/day.ts';
import type { Candidate } from '../../src/schedule/candidate.ts';
import { buildQueue } from '../../src/schedule/queue.ts';
import { anyQueueInput, candidate, due, ids, queueOf, today } from './candidates.ts';

function many(count: number, make: (index: number) => Candidate): readonly Candidate[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

const manyDue = (count: number): readonly Candidate[] =>
  many(count, (index) => candidate(`due${index}`, { schedule: due(0) }));
const manyNew = (count: number): readonly Candidate[] =>
  many(count, (index) => candidate(`new${index}`, { position: index }));

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

  test('never goes over a limit, and says what the limits hide', () => {
    fc.assert(
      fc.property(anyQueueInput, (input) => {
        const { order, hidden } = buildQueue(input);
        const byId = new Map(input.candidates.map((card) => [card.id, card]));
        const cards = order.flatMap((id) => byId.get(id) ?? []);
        const introduced = cards.filter((card) => card.schedule.state === 'new').length;
        const drills = cards.filter((card) => card.drillToday).length;
        const { limits, answeredToday } = input;
        expect(introduced).toBeLessThanOrEqual(
          Math.max(0, limits.newPerDay - answeredToday.newCards),
        );
        expect(order.length - introduced - drills).toBeLessThanOrEqual(
          Math.max(0, limits.reviewsPerDay - answeredToday.reviews),
        );
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

  test('ends with every drill that is still owed, whatever the limits', () => {
    fc.assert(
      fc.property(anyQueueInput, (input) => {
        const owed = input.candidates.filter((card) => card.drillToday).map((card) => card.id);
        const { order } = buildQueue(input);
        expect(new Set(order.slice(order.length - owed.length))).toEqual(new Set(owed));
      }),
    );
  });

  test('pauses new cards exactly while more is due than today may still hold', () => {
    fc.assert(
      fc.property(anyQueueInput, (input) => {
        const { backlog, counts, hidden } = buildQueue(input);
        expect(backlog).toBe(input.limits.reviewsPerDay > 0 && hidden.reviewsOverLimit > 0);
        if (backlog) expect(counts.new).toBe(0);
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
      backlog: false,
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
      fc.property(fc.nat(30), fc.nat(30), fc.nat(60), (dueCards, newCards, answered) => {
        const cards = [...manyDue(dueCards), ...manyNew(newCards)];
        const { order } = queueOf(cards);
        const done = new Set(order.slice(0, answered));
        const begun = [...done].filter((id) => id.startsWith('new')).length;
        const rest = queueOf(
          cards.filter((card) => !done.has(card.id)),
          { answeredToday: { newCards: begun, reviews: done.size - begun } },
        );
        expect(rest.order).toEqual(order.slice(answered));
      }),
    );
  });
});

describe('limits', () => {
  test('count what was answered before in the day', () => {
    const queue = queueOf([...manyDue(5), ...manyNew(5)], {
      limits: { newPerDay: 4, reviewsPerDay: 10 },
      answeredToday: { newCards: 1, reviews: 5 },
    });
    expect(queue.counts).toEqual({ new: 3, learning: 0, review: 5 });
    expect(queue.hidden.newOverLimit).toBe(2);
  });

  test('of 0 are limits', () => {
    const cards = [...manyDue(5), ...manyNew(5)];
    const noNew = queueOf(cards, { limits: { newPerDay: 0, reviewsPerDay: 200 } });
    expect(noNew.counts).toEqual({ new: 0, learning: 0, review: 5 });
    const noReviews = queueOf(cards, { limits: { newPerDay: 20, reviewsPerDay: 0 } });
    expect(noReviews.counts).toEqual({ new: 5, learning: 0, review: 0 });
    expect(noReviews).toMatchObject({ backlog: false, hidden: { reviewsOverLimit: 5 } });
  });
});

describe('a backlog', () => {
  const cards = [
    candidate('long forgotten', { schedule: due(30, 3) }),
    candidate('well known', { schedule: due(30, 300) }),
    candidate('fading', { schedule: due(30, 30) }),
    candidate('fresh', { position: 1 }),
  ];
  const limits = { newPerDay: 20, reviewsPerDay: 2 };

  test('asks what is most likely still remembered, and pauses new cards', () => {
    expect(queueOf(cards, { limits })).toEqual({
      order: ids('well known', 'fading'),
      counts: { new: 0, learning: 0, review: 2 },
      hidden: { newOverLimit: 1, reviewsOverLimit: 1, siblings: 0 },
      backlog: true,
    });
  });

  test('stays one for the whole day', () => {
    const rest = cards.filter((card) => card.id !== 'well known');
    const queue = queueOf(rest, { limits, answeredToday: { newCards: 0, reviews: 1 } });
    expect(queue).toMatchObject({ order: ids('fading'), backlog: true });
  });

  test('is not made of siblings that would wait anyway', () => {
    const siblings = many(3, (index) => candidate(`s${index}`, { schedule: due(0), group: 'one' }));
    expect(queueOf(siblings, { limits })).toMatchObject({
      backlog: false,
      hidden: { siblings: 2 },
    });
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
    const queue = queueOf(cards, { limits: { newPerDay: 5, reviewsPerDay: 0 } });
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

test('an empty collection gives an empty queue', () => {
  expect(queueOf([], { today: dayFromNumber(0) }).order).toEqual([]);
});
