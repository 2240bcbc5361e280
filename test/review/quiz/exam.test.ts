import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayBeSame } from '../../../src/review/quiz/words.ts';
import { cardsOf, examOf, qa, someCards, term } from './cards-of.ts';

const seeds = fc.integer({ min: 0, max: 1_000_000 });

describe('an exam', () => {
  test('offers two to four different options, one of which is right and no other may be', () => {
    fc.assert(
      fc.property(someCards, seeds, (cards, seed) => {
        for (const { options, right } of examOf(cards, { seed })) {
          expect(options.length).toBeGreaterThanOrEqual(2);
          expect(options.length).toBeLessThanOrEqual(4);
          expect(options[right]).toBeDefined();
          for (const [at, option] of options.entries()) {
            for (const other of options.slice(at + 1)) {
              expect(mayBeSame(option, other)).toBe(false);
            }
          }
        }
      }),
    );
  });

  test('is the same for the same seed and cards, in whatever order they come', () => {
    fc.assert(
      fc.property(
        someCards.chain((cards) =>
          fc.tuple(
            fc.constant(cards),
            fc.shuffledSubarray([...cards], { minLength: cards.length }),
          ),
        ),
        seeds,
        ([cards, shuffled], seed) => {
          expect(examOf(shuffled, { seed, count: 8 })).toEqual(examOf(cards, { seed, count: 8 }));
        },
      ),
    );
  });

  test('has at most as many questions as asked for, each card at most once', () => {
    fc.assert(
      fc.property(someCards, seeds, fc.integer({ min: 1, max: 10 }), (cards, seed, count) => {
        const ids = examOf(cards, { seed, count }).map(({ cardId }) => cardId);
        expect(ids.length).toBeLessThanOrEqual(count);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  test('differs from seed to seed', () => {
    const cards = cardsOf(
      ...['Paris', 'Oslo', 'Lima', 'Tokyo', 'Nairobi', 'Quito'].map((city) =>
        qa(`Which land has ${city.length} letters, ${city[0]}?`, city),
      ),
    );
    const exams = [1, 2, 3, 4, 5].map((seed) => examOf(cards, { seed, count: 2 }));
    const asked = exams.map((questions) => questions.map(({ cardId }) => cardId).join());
    expect(new Set(asked).size).toBeGreaterThan(2);
    const offered = exams.map((questions) => JSON.stringify(questions));
    expect(new Set(offered).size).toBe(5);
  });

  test('takes wrong answers of the same section before those of others', () => {
    const cities = ['Paris', 'Oslo', 'Lima', 'Tokyo', 'Cairo'];
    const rivers = ['Seine', 'Glomma', 'Rimac', 'Sumida', 'Nile'];
    const cards = cardsOf(
      ...cities.map((city, at) => qa(`Capital number ${at}?`, city, ['World', 'Capitals'])),
      ...rivers.map((river, at) => qa(`River number ${at}?`, river, ['World', 'Rivers'])),
    );
    for (const { path, options } of examOf(cards)) {
      const own = path[1] === 'Capitals' ? cities : rivers;
      expect(own).toEqual(expect.arrayContaining([...options]));
      expect(options).toHaveLength(4);
    }
  });

  test('takes them from the whole collection where the deck has too few', () => {
    const asked = cardsOf(qa('Capital of France?', 'Paris'));
    const pool = [
      ...asked,
      ...cardsOf(
        ...['Oslo', 'Lima', 'Tokyo'].map((city, at) => ({
          ...qa(`Number ${at}?`, city),
          deck: 'far',
        })),
      ).map((card, at) => ({ ...card, id: `far${at}` as typeof card.id, group: `far${at}` })),
    ];
    expect(examOf(asked)).toEqual([]);
    expect(examOf(asked, { pool })[0]?.options.toSorted()).toEqual([
      'Lima',
      'Oslo',
      'Paris',
      'Tokyo',
    ]);
  });

  test('asks with three options, or two, where there is no more to choose from', () => {
    const two = cardsOf(qa('Capital of France?', 'Paris'), qa('Capital of Peru?', 'Lima'));
    const three = [
      ...two,
      ...cardsOf(qa('', ''), qa('', ''), qa('Capital of Japan?', 'Tokyo')).slice(2),
    ];
    expect(examOf(two).map(({ options }) => options.length)).toEqual([2, 2]);
    expect(examOf(three).map(({ options }) => options.length)).toEqual([3, 3, 3]);
    expect(examOf(cardsOf(qa('One?', 'Paris'), qa('Other?', '*paris*.')))).toEqual([]);
  });
});

describe('a question', () => {
  const features = cardsOf(
    term('Job Queues', 'Batch uses job queues to hold the work until there is room.'),
    term('Elasticity', 'Capacity that follows the demand from hour to hour, up and down.'),
    term('Snapshots', 'Copies of a volume as it was, kept apart from the volume itself.'),
    term('Spot Market', 'Spare machines at a discount, taken back with two minutes of notice.'),
  );

  test('asks for the term, masked, where the answer would repeat it', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const asked = examOf(features, { seed }).find(({ cardId }) => cardId === 'card0');
      expect(asked?.prompt).toContain('Batch uses […] to hold the work');
      expect(asked?.prompt).not.toMatch(/queue|job/i);
      expect(asked?.options[asked.right]).toBe('Job Queues');
    }
  });

  test('names no option in its description', () => {
    fc.assert(
      fc.property(someCards, seeds, (cards, seed) => {
        for (const { prompt, options, right } of examOf(cards, { seed })) {
          const description = prompt.split('\n> ')[1];
          if (description === undefined) continue;
          for (const word of (options[right] ?? '').split(' '))
            expect(description.split(' ')).not.toContain(word);
        }
      }),
    );
  });

  test('has beside a long answer another long one, from further off if need be', () => {
    const tale =
      'A tale of kings that goes on for as long as anybody cares to listen to what it has to say';
    const hills =
      'Sheep graze below hills where nobody walks, and rivers run north in spring to colder seas';
    const cards = cardsOf(
      qa('What is first?', tale),
      ...['Oslo', 'Lima', 'Tokyo', 'Cairo'].map((city, at) => qa(`Number ${at}?`, city)),
      qa('What is elsewhere?', hills, ['Other', 'Section']),
    );
    const asked = examOf(cards).find(({ cardId }) => cardId === 'card0');
    expect(asked?.options).toEqual(expect.arrayContaining([tale, hills]));
  });

  test('of a choice card has the options that its author wrote', () => {
    const choices = [
      { text: 'one', correct: false },
      { text: 'two', correct: true },
      { text: 'three', correct: false },
    ];
    const [asked] = examOf(
      cardsOf({ face: { kind: 'choice', question: 'How many?', answer: 'two', choices } }),
    );
    expect(asked?.options.toSorted()).toEqual(['one', 'three', 'two']);
    expect(asked?.options[asked.right]).toBe('two');
    const both = choices.map(({ text }) => ({ text, correct: true }));
    expect(
      examOf(
        cardsOf({ face: { kind: 'choice', question: 'Which two?', answer: '', choices: both } }),
      ),
    ).toEqual([]);
  });

  test('about steps offers the other steps, and not the one that it names', () => {
    const items = ['Launch', 'Running', 'Stopped', 'Terminated'];
    const order = (question: string, steps: readonly string[]) => ({
      face: { kind: 'order', question, answer: steps.join('\n'), items: steps } as const,
      path: ['Amazon EC2', 'Lifecycle'],
    });
    const cards = cardsOf(
      order('List the four stages of life, in order.', items),
      order('What follows *Launch* in the life?', ['Running']),
    );
    const asked = examOf(cards);
    const ends = asked.find(({ cardId }) => cardId === 'card0');
    expect(ends?.prompt).toMatch(/^Of the four stages of life, which comes (first|last)\?$/);
    expect(ends?.options[ends.right]).toBe(
      ends?.prompt.includes('first') ? 'Launch' : 'Terminated',
    );
    const next = asked.find(({ cardId }) => cardId === 'card1');
    expect(next?.options.toSorted()).toEqual(['Running', 'Stopped', 'Terminated']);
  });

  test('about a cell offers cells of the same column', () => {
    const prices = ['1 USD', '2 USD', '3 USD', '4 USD', '5 USD'];
    const cards = cardsOf(
      ...prices.flatMap((price, at) =>
        [
          ['price', price],
          ['memory', `${at + 1} GiB`],
        ].map(([column, answer = '']) => ({
          face: {
            kind: 'table',
            question: `What is the *${column}* of *size ${at}*?`,
            answer,
          } as const,
          group: `row${at}`,
        })),
      ),
    );
    for (const { prompt, options } of examOf(cards)) {
      const unit = prompt.includes('price') ? /USD$/ : /GiB$/;
      for (const option of options) expect(option).toMatch(unit);
    }
  });

  test('that asks for a term offers terms, and no descriptions', () => {
    const cities = ['Paris', 'Oslo', 'Lima', 'Tokyo'];
    const cards = cardsOf(
      ...cities.map((city, at) => ({
        face: {
          kind: 'reverse',
          question: `Which town has ${at} hills and a wall around it?`,
          answer: city,
        } as const,
      })),
      term('Rome', 'A town of seven hills that was not built in one day, they say.'),
    );
    const asked = examOf(cards).filter(({ prompt }) => prompt.startsWith('Which town'));
    expect(asked).toHaveLength(4);
    for (const { options } of asked)
      expect([...cities, 'Rome']).toEqual(expect.arrayContaining([...options]));
  });

  test('is not made of what a note advises for an exam', () => {
    const tips = ['Amazon EC2', 'Exam Tips'];
    expect(
      examOf(
        cardsOf(
          term('Prices', 'Know what is dear.', tips),
          term('Limits', 'Learn what ends.', tips),
        ),
      ),
    ).toEqual([]);
  });

  test('about a list offers what other topics alone have', () => {
    const list = (topic: string, items: readonly string[]) => ({
      face: {
        kind: 'list',
        question: `Name the two features of ${topic}.`,
        answer: items.join('\n'),
        items,
      } as const,
      path: [topic, 'Features'],
    });
    const cards = cardsOf(
      list('AWS Batch', ['Array Jobs', 'Encryption']),
      list('Amazon EC2', ['Key Pairs', 'Encryption']),
      list('Amazon S3', ['Buckets', 'Array Jobs of S3']),
    );
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const asked = examOf(cards, { seed }).find(({ cardId }) => cardId === 'card1');
      expect(asked?.prompt).toBe('Which of these is one of the two features of Amazon EC2?');
      expect(asked?.options[asked.right]).toBe('Key Pairs');
      expect(asked?.options).not.toContain('Encryption');
    }
  });
});
