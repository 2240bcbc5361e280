import fc from 'fast-check';
import { marked, type Tokens } from 'marked';
import { describe, expect, it } from 'vitest';
import { cardKinds } from '../../src/card.ts';
import type { CardJson } from '../../src/contract.ts';
import { cardsCsv } from '../../src/export/cards-csv.ts';
import { cardsMarkdown } from '../../src/export/cards-md.ts';
import { visibleText } from '../../src/export/visible-text.ts';
import { csvRecords } from './csv-records.ts';
import { forbidden, hostileText } from './hostile-text.ts';

const card: CardJson = {
  id: 'k3v9q2m7x1ab',
  deck: 'aws::ec2',
  kind: 'choice',
  path: ['Amazon EC2', 'Pricing'],
  question: 'Which is *cheapest*?',
  answer: 'Spot',
  answerItems: [],
  choices: [
    { text: 'Spot', correct: true },
    { text: 'On demand', correct: false },
  ],
  tags: ['exam', 'money'],
  source: { file: '/notes/ec2.md', line: 12, endLine: 14 },
  state: 'review',
  suspended: false,
  retired: false,
  flagged: true,
  leech: false,
  dueOn: '2026-03-07',
  intervalDays: 6,
  ease: 2.36,
  stability: 6.25,
  difficulty: 5.5,
  repetitions: 2,
  lapses: 1,
  lastReviewedAt: '2026-03-01T12:00:00.000Z',
};

const anyCard: fc.Arbitrary<CardJson> = fc
  .record({
    deck: hostileText.map((text) => `d${text}`),
    kind: fc.constantFrom(...cardKinds),
    path: fc.array(hostileText, { maxLength: 3 }),
    question: hostileText.map((text) => `q${text}`),
    answer: hostileText.map((text) => `a${text}`),
    answerItems: fc.array(hostileText, { maxLength: 2 }),
    tags: fc.array(hostileText, { maxLength: 2 }),
  })
  .map((change) => ({ ...card, ...change, choices: [] }));
const anyCards = fc.array(anyCard, { maxLength: 4 });

const csvOf = (cards: readonly CardJson[]) => [...cardsCsv({ cards })].join('');
const mdOf = (cards: readonly CardJson[]) => [...cardsMarkdown({ cards })].join('');

describe('cards as CSV', () => {
  it('are a row each, with the documented columns', () => {
    expect(csvRecords(csvOf([card]))).toEqual([
      [
        ...['id', 'deck', 'kind', 'path', 'question', 'answer', 'items', 'tags', 'file', 'line'],
        ...['state', 'due', 'interval', 'ease', 'stability', 'difficulty', 'repetitions'],
        ...['lapses', 'suspended', 'flagged', 'leech', 'retired'],
      ],
      [
        ...['k3v9q2m7x1ab', 'aws::ec2', 'choice', 'Amazon EC2 › Pricing', 'Which is *cheapest*?'],
        ...['Spot', 'Spot\nOn demand', 'exam, money', '/notes/ec2.md', '12', 'review'],
        ...['2026-03-07', '6', '2.36', '6.25', '5.5', '2', '1', 'false', 'true', 'false', 'false'],
      ],
    ]);
  });

  it('leave empty what a new card has not', () => {
    const fresh = { ...card, dueOn: null, stability: null, difficulty: null };
    const [, row] = csvRecords(csvOf([fresh]));
    expect([11, 14, 15].map((at) => row?.[at])).toEqual(['', '', '']);
  });

  it('carry any text in its own cell, and no formula', () => {
    fc.assert(
      fc.property(anyCards, (cards) => {
        const csv = csvOf(cards);
        const [, ...rows] = csvRecords(csv);
        expect(rows.map((row) => row[4])).toEqual(cards.map((one) => visibleText(one.question)));
        for (const cell of rows.flatMap((row) => [1, 3, 5, 6, 7].map((at) => row[at] ?? ''))) {
          expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
        }
        expect(csv).not.toMatch(forbidden);
      }),
    );
  });
});

describe('cards as markdown', () => {
  it('are numbered under their deck and section, each answer below its question', () => {
    const list = { ...card, choices: [], question: 'Name two.', answer: '- a\n- b' };
    const other = { ...card, deck: 'aws::s3', path: [], choices: [], question: 'Why?' };
    expect(mdOf([card, list, other])).toBe(`# Cards

## aws::ec2

### Amazon EC2 › Pricing

1. Which is *cheapest*?

   - Spot
   - On demand

   > Spot

2. Name two.

   > - a
   > - b

## aws::s3

1. Why?

   > Spot
`);
  });

  it('say so when there is none', () => expect(mdOf([])).toBe('# Cards\n\nNone.\n'));

  it('keep to their place, whatever their text means to markdown', () => {
    fc.assert(
      fc.property(anyCards, (cards) => {
        const md = mdOf(cards);
        expect(md).not.toMatch(forbidden);
        const blocks = marked.lexer(md).filter((token) => token.type !== 'space');
        if (cards.length === 0) return;
        expect(new Set(blocks.map((token) => token.type))).toEqual(new Set(['heading', 'list']));
        const lists = blocks.filter((token): token is Tokens.List => token.type === 'list');
        const items = lists.flatMap((list) => list.items);
        expect(items).toHaveLength(cards.length);
        for (const item of items) expect(item.tokens.at(-1)?.type).toBe('blockquote');
        marked.walkTokens(blocks, (token) => {
          expect(['html', 'image', 'def']).not.toContain(token.type);
        });
      }),
      { numRuns: 500 },
    );
  });
});
