import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { cardsCsv } from '../../../src/export/cards-csv.ts';
import { jsonList, jsonText } from '../../../src/export/json.ts';
import { visibleText } from '../../../src/export/visible-text.ts';
import { forbidden } from '../../export/hostile-text.ts';
import { anyCardJson } from '../card-json.ts';
import { target } from '../target.ts';

/** As a spreadsheet's user would: the sign that keeps a cell from being a formula is taken off. */
const unguarded = (cell: string): string => cell.replace(/^'(?='*[=+\-@\t\n␍␀＝＋－＠])/u, '');

/** As a file holds it: halves of a character are none. */
const inUtf8 = (text: string): string => Buffer.from(text).toString();

/** CSV and JSON give back every text, run no formula, and command no terminal. */
export const tables = target('tables', fc.array(anyCardJson, { maxLength: 3 }), (cards) => {
  const csv = [...cardsCsv({ cards })].join('');
  assert.doesNotMatch(csv, forbidden);
  const rows: string[][] = parse(csv, { bom: true });
  assert.equal(rows.length, cards.length + 1);
  for (const [index, card] of cards.entries()) {
    const row = rows[index + 1] ?? [];
    for (const cell of row) assert.doesNotMatch(cell, /^[=+@\t\r＝＋－＠]|^-(?!\d)/u);
    const texts = [card.deck, card.path.join(' › '), card.question, card.answer];
    assert.deepEqual(
      [1, 3, 4, 5].map((column) => unguarded(row[column] ?? '')),
      texts.map((text) => visibleText(inUtf8(text))),
    );
  }
  const wellFormed = JSON.parse(JSON.stringify(cards));
  for (const json of [jsonText({ cards }), [...jsonList('cards', cards)].join('')]) {
    assert.doesNotMatch(json, forbidden);
    assert.deepEqual(JSON.parse(json), { cards: wellFormed });
  }
});
