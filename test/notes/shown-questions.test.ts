import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardId } from '../../src/card.ts';
import { type Asking, shownQuestions } from '../../src/notes/questions.ts';
import { applied, byAnswer, counts, imported, plan } from './collection.ts';

const asking = (plainQuestion: string, answer: string, ...qualifiers: string[]): Asking => ({
  id: cardId(`${plainQuestion}${answer}`),
  plainQuestion,
  answer,
  qualifiers,
});

const shown = (cards: readonly Asking[]) => {
  const map = shownQuestions(cards);
  return cards.map((card) => map.get(card));
};

describe('the question that a card shows', () => {
  it('is the plain one where no other card asks it', () => {
    expect(
      shown([asking('What is a lock?', 'a gate', 'Canal'), asking('What is ebb?', 'x')]),
    ).toEqual(['What is a lock?', 'What is ebb?']);
  });

  it('says where it belongs where another one asks the same with another answer', () => {
    const cards = [
      asking('What is a lock?', 'a gate', 'Canal', 'Water'),
      asking('What is a lock?', 'a bolt', 'Door', 'House'),
    ];
    expect(shown(cards)).toEqual(['What is a lock? (Canal)', 'What is a lock? (Door)']);
  });

  it('takes as many headings as it needs to be told apart', () => {
    const cards = [
      asking('What is a lock?', 'a gate', 'Parts', 'Canal'),
      asking('What is a lock?', 'a bolt', 'Parts', 'Door'),
    ];
    expect(shown(cards)).toEqual([
      'What is a lock? (Canal › Parts)',
      'What is a lock? (Door › Parts)',
    ]);
  });

  it('is numbered where nothing else helps', () => {
    const cards = [asking('Lock?', 'a gate', 'Parts'), asking('Lock?', 'a bolt', 'Parts')];
    expect(new Set(shown(cards)).size).toBe(2);
  });

  it('may be the same on two cards that have the same answer', () => {
    const cards = [asking('Lock?', 'a gate', 'A'), asking('lock', '**A gate.**', 'B')];
    expect(shown(cards)).toEqual(['Lock?', 'lock']);
  });

  const word = fc.constantFrom('a', 'b', 'c');
  const card = fc.record({
    id: fc.nat(1000).map((number) => cardId(`card${number}`)),
    plainQuestion: word.map((name) => `What is ${name}?`),
    answer: fc.constantFrom('one', 'two', 'three', 'four'),
    qualifiers: fc.array(word, { maxLength: 3 }),
  });
  const text = ({ plainQuestion, answer, qualifiers }: Asking) =>
    [plainQuestion, answer, ...qualifiers].join('|');

  it('is never the same for two answers', () => {
    fc.assert(
      fc.property(fc.uniqueArray(card, { selector: text, maxLength: 8 }), (cards) => {
        const answers = new Map<string, string>();
        for (const [one, question] of shownQuestions(cards)) {
          expect(answers.get(question) ?? one.answer, question).toBe(one.answer);
          answers.set(question, one.answer);
        }
      }),
    );
  });

  it('does not depend on the order in which the cards come', () => {
    const several = fc.uniqueArray(card, {
      selector: ({ id }) => id,
      maxLength: 8,
    });
    const shuffled = several.chain((cards) =>
      fc.tuple(
        fc.constant(cards),
        fc.shuffledSubarray(cards, { minLength: cards.length, maxLength: cards.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([cards, others]) => {
        const first = shownQuestions(cards);
        const second = shownQuestions(others);
        for (const one of cards) expect(second.get(one)).toBe(first.get(one));
      }),
    );
  });
});

describe('two notes that ask the same', () => {
  const canal = {
    'canal.md': '# Lock\n## Canal\nA chamber that lifts boats.\n- **Gate**: shuts the chamber\n',
  };
  const door = {
    'door.md': '# Lock\n## Door\nA bolt with a key.\n- **Gate**: opens to the garden\n',
  };
  const questions = (...runs: Readonly<Record<string, string>>[]) =>
    Object.fromEntries(imported(...runs).map(({ face }) => [face.answer, face.question]));

  it('come out the same whichever was imported first, and together', () => {
    const together = questions({ ...canal, ...door });
    expect(questions(canal, door)).toEqual(together);
    expect(questions(door, canal)).toEqual(together);
    expect(new Set(Object.values(together)).size).toBe(Object.values(together).length);
  });

  it('label the card that was there first, without touching its history', () => {
    const first = imported({ 'a.md': '# Gate\n## Use\n- **Bar**: shuts it\n' });
    const next = plan(first, { 'b.md': '# Gate\n## Use\n- **Bar**: a long beam\n' });
    expect(counts(next)).toEqual({ added: 1, updated: 1 });
    const now = applied(first, next);
    const old = byAnswer(now, 'shuts it');
    expect(old.id).toBe(byAnswer(first, 'shuts it').id);
    expect(old.face.question).not.toBe(byAnswer(now, 'a long beam').face.question);
    expect(old.plainQuestion).toBe(byAnswer(now, 'a long beam').plainQuestion);
  });

  it('change nothing when they are imported again, alone or together', () => {
    const both = imported(canal, door);
    for (const notes of [canal, door, { ...canal, ...door }, { ...door, ...canal }])
      expect(Object.keys(counts(plan(both, notes)))).toEqual(['unchanged']);
  });
});
