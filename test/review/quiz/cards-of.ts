import fc from 'fast-check';
import { type Card, cardId, type Face } from '../../../src/card.ts';
import { loadVocabulary } from '../../../src/config/vocabulary.ts';
import { deckName } from '../../../src/deck.ts';
import { makeExam, type Question } from '../../../src/review/quiz/exam.ts';

const vocabulary = await loadVocabulary();

interface CardParts {
  readonly face: Face;
  readonly path?: readonly string[];
  readonly deck?: string;
  readonly group?: string;
}

/** A card a face, with ids in their order. */
export function cardsOf(...parts: readonly CardParts[]): readonly Card[] {
  return parts.map(({ face, path = ['Amazon EC2', 'Features'], deck = 'aws', group }, index) => {
    const name = deckName(deck);
    if (name === undefined) throw new Error(`no deck: ${deck}`);
    return {
      id: cardId(`card${index}`),
      deck: name,
      face,
      path,
      group: group ?? `group${index}`,
      tags: [],
      source: { file: 'aws.md', line: index + 1, endLine: index + 1 },
      retired: false,
    };
  });
}

/** A card that asks for the description of a term. */
export function term(name: string, answer: string, path?: readonly string[]): CardParts {
  const face = { kind: 'term', question: `In EC2, what is *${name}*?`, answer } as const;
  return path === undefined ? { face } : { face, path };
}

export function qa(question: string, answer: string, path?: readonly string[]): CardParts {
  const face = { kind: 'qa', question, answer } as const;
  return path === undefined ? { face } : { face, path };
}

export function examOf(
  cards: readonly Card[],
  {
    count = 99,
    seed = 1,
    pool = cards,
  }: { count?: number; seed?: number; pool?: readonly Card[] } = {},
): readonly Question[] {
  return makeExam({ cards, pool, count, seed, vocabulary });
}

const word = fc.constantFrom(
  ...'queue batch spot scale scaling image region volume snapshot router alarm ledger shard replica'.split(
    ' ',
  ),
);
const phrase = (least: number, most: number) =>
  fc.array(word, { minLength: least, maxLength: most }).map((words) => words.join(' '));
const heading = fc.constantFrom('Features', 'Pricing', 'Limits');
const topic = fc.constantFrom('Amazon EC2', 'AWS Batch');

/** Cards of every kind over few words, so that answers often resemble one another. */
export const someCards: fc.Arbitrary<readonly Card[]> = fc
  .array(
    fc.record({
      path: fc.tuple(topic, heading),
      deck: fc.constantFrom('aws', 'aws::compute'),
      face: fc.oneof<fc.Arbitrary<Face>[]>(
        fc.record({
          kind: fc.constant('term' as const),
          question: phrase(1, 3).map((name) => `What is *${name}*?`),
          answer: phrase(1, 14),
        }),
        fc.record({
          kind: fc.constantFrom('qa' as const, 'cloze' as const, 'table' as const),
          question: phrase(2, 6),
          answer: phrase(1, 8),
        }),
        fc.array(phrase(1, 3), { minLength: 1, maxLength: 5 }).chain((items) =>
          fc.record({
            kind: fc.constantFrom('list' as const, 'order' as const),
            question: phrase(2, 6),
            answer: fc.constant(items.map((item) => `- ${item}`).join('\n')),
            items: fc.constant(items),
          }),
        ),
      ),
    }),
    { maxLength: 30 },
  )
  .map((parts) => cardsOf(...parts));
