import { expect, test } from 'vitest';
import type { CardJson } from '../../src/contract.ts';
import { cardsCsv } from '../../src/export/cards-csv.ts';
import { cardsMarkdown } from '../../src/export/cards-md.ts';
import { measure } from '../../src/stats/measures.ts';
import { csvRecords } from '../export/csv-records.ts';
import { pageTags } from '../export/page-tags.ts';
import { renamedStats } from '../export/renamed-stats.ts';
import { sheetHarm } from '../export/sheet-harm.ts';
import { pageOf } from '../export/stats-page.ts';
import { drafts } from '../notes/reading.ts';
import { describeWithShared } from '../shared.ts';
import { answer, card, deck, noon, today } from '../stats/histories.ts';
import { payloadNames, payloadText } from './payloads.ts';

/** The cards of a text as exports get them, and one that asks and answers with the whole text. */
function cardsOf(text: string): readonly CardJson[] {
  const whole = { face: { kind: 'qa', question: text, answer: text }, path: [text] } as const;
  return [...drafts(text), whole].map(({ face, path }) => ({
    ...newCardJson,
    kind: face.kind,
    question: face.question,
    answer: face.answer,
    path: [...path],
  }));
}

const newCardJson: Omit<CardJson, 'kind' | 'question' | 'answer' | 'path'> = {
  id: 'k3v9q2m7x1ab',
  deck: 'corpus',
  answerItems: [],
  choices: [],
  tags: [],
  source: { file: '/notes/corpus.md', line: 1, endLine: 1 },
  state: 'new',
  suspended: false,
  retired: false,
  flagged: false,
  leech: false,
  dueOn: null,
  intervalDays: 0,
  ease: 2.5,
  stability: null,
  difficulty: null,
  repetitions: 0,
  lapses: 0,
  lastReviewedAt: null,
};

describeWithShared('exports of the corpus', 'payloads', () => {
  const texts = payloadNames('md')
    .filter((name) => /^[xc]\d/u.test(name))
    .map((name) => payloadText(`md/${name}`));

  test('x01 to x06: a sheet of their cards holds nothing that acts', () => {
    const sheet = [...cardsMarkdown({ cards: texts.flatMap(cardsOf) })].join('');
    expect(sheetHarm(sheet)).toEqual([]);
    expect(sheet).toContain('fetch');
  });

  test('x01 to x06: a page with their headings is made of the same tags as any other', () => {
    const ids = texts.map((_, index) => `card${index}`);
    const stats = measure({
      cards: ids.map((id) => card(id, { deck: deck(id), path: [id] })),
      answers: ids.flatMap((id) => [answer(id, 3, { grade: 1 }), answer(id, 1)]),
      today,
      asOf: noon,
      days: 30,
    });
    const page = pageOf(renamedStats(stats, (index) => texts[index % texts.length] ?? ''));
    const harmless = pageOf(renamedStats(stats, (index) => `name ${index}`));
    expect(pageTags(page)).toEqual(pageTags(harmless));
    expect(page).toContain('default-src &#39;none&#39;');
  });

  test('c01: no cell is a formula, and the expected rows are there', () => {
    const cards = cardsOf(payloadText('md/c01-csv-formula.md'));
    const rows = csvRecords([...cardsCsv({ cards })].join(''));
    const pairs = rows.slice(1).map((row) => [row[3], row[5]]);
    const golden = payloadText('csv/v03-expected-guarded.csv').replaceAll('\r\n', '\n');
    const [, ...wanted] = csvRecords(golden);
    expect(pairs.slice(0, 2)).toEqual(wanted.slice(0, 2));
    // The third answer begins with a tab, which is code in markdown.
    expect(pairs[2]).toEqual([wanted[2]?.[0], '```\n=1+1\n```']);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+@\t\r＝＋－＠]|^-(?!\d)/u);
  });
});
