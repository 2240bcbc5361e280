import { describe, expect, test } from 'vitest';
import { cardId } from '../../src/card.ts';
import type { CardFilter } from '../../src/store/cards.ts';
import { deck, importNew, openForTest, storedCard } from './fixture.ts';
import { given, stamp } from './stamps.ts';

function collection() {
  const store = openForTest(':memory:');
  importNew(store, [
    storedCard('aaaa1bbbb', { deck: deck('aws::compute'), tags: ['exam'] }),
    storedCard('aaaa2bbbb', {
      face: { kind: 'list', question: 'Name 100% of the_parts', answer: '- a', items: ['a', 'b'] },
    }),
    storedCard('bbbb3', {
      face: {
        kind: 'choice',
        question: 'Which?',
        answer: 'ÜBER',
        choices: [
          { text: 'one', correct: true },
          { text: 'two', correct: false },
        ],
      },
      deck: deck('awsome'),
      path: ['Straße "5"'],
    }),
  ]);
  return store;
}

function found(filter: CardFilter): readonly string[] {
  return collection()
    .cards.list(filter)
    .map(({ card }) => card.id);
}

test('a card comes back as it was stored, of every kind', () => {
  const { cards } = collection();
  expect(cards.byId(cardId('bbbb3'))?.card).toEqual({
    id: 'bbbb3',
    deck: 'awsome',
    face: {
      kind: 'choice',
      question: 'Which?',
      answer: 'ÜBER',
      choices: [
        { text: 'one', correct: true },
        { text: 'two', correct: false },
      ],
    },
    path: ['Straße "5"'],
    group: 'bbbb3',
    tags: [],
    source: { file: 'notes/aws.md', line: 4, endLine: 4 },
    retired: false,
  });
  expect(cards.byId(cardId('aaaa2bbbb'))?.card.face).toMatchObject({ items: ['a', 'b'] });
  expect(cards.byId(cardId('aaaa'))).toBe(undefined);
});

describe('a card is named by its id', () => {
  test('or by as much of it as no other begins with', () => {
    const { cards } = collection();
    expect(cards.named('aaaa1bbbb').card.id).toBe('aaaa1bbbb');
    expect(cards.named('aaaa2').card.id).toBe('aaaa2bbbb');
    expect(cards.named('bbbb').card.id).toBe('bbbb3');
  });

  test.each([
    ['aaaa', /Cards that begin so: aaaa1bbbb, aaaa2bbbb\./],
    ['bbb', /at least 4/],
    ['', /engram cards/],
    ['nobody', /engram cards/],
    ['AAAA1', /engram cards/],
    ['%', /engram cards/],
  ])('and %j names none', (text, hint) => {
    const { cards } = collection();
    expect(() => cards.named(text)).toThrow(
      expect.objectContaining({ kind: 'usage', hint: expect.stringMatching(hint) }),
    );
  });
});

describe('a list of cards', () => {
  test('is in the order of the notes', () => {
    expect(found({})).toEqual(['aaaa1bbbb', 'aaaa2bbbb', 'bbbb3']);
  });

  test('of a deck holds the decks inside it, and none whose name only begins alike', () => {
    expect(found({ deck: deck('aws') })).toEqual(['aaaa1bbbb', 'aaaa2bbbb']);
    expect(found({ deck: deck('aws::compute') })).toEqual(['aaaa1bbbb']);
  });

  test.each([
    ['100%', ['aaaa2bbbb']],
    ['the_parts', ['aaaa2bbbb']],
    ['theXparts', []],
    ['%', ['aaaa2bbbb']],
    ['über', ['bbbb3']],
    ['STRASSE', []],
    ['straße "', ['bbbb3']],
    ['EXAM', ['aaaa1bbbb']],
    ['key features', ['aaaa1bbbb', 'aaaa2bbbb']],
    ['', ['aaaa1bbbb', 'aaaa2bbbb', 'bbbb3']],
  ])('that say %j takes every character as it is, in either case', (text, ids) => {
    expect(found({ text })).toEqual(ids);
  });

  test('can be of one kind, or of one state', () => {
    const store = collection();
    store.events.answer(cardId('bbbb3'), given(4), stamp(0));
    const ids = (filter: CardFilter) => store.cards.list(filter).map(({ card }) => card.id);
    expect(ids({ kind: 'list' })).toEqual(['aaaa2bbbb']);
    expect(ids({ state: 'review' })).toEqual(['bbbb3']);
    expect(ids({ state: 'new', deck: deck('aws'), text: '100' })).toEqual(['aaaa2bbbb']);
  });
});
