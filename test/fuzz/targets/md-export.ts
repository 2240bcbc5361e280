import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cardsMarkdown } from '../../../src/export/cards-md.ts';
import { forbidden } from '../../export/hostile-text.ts';
import { sheetHarm } from '../../export/sheet-harm.ts';
import { anyCardJson } from '../card-json.ts';
import { target } from '../target.ts';

/** Cards as a sheet in markdown hold nothing that a program shows, loads or runs besides text. */
export const mdExport = target('md-export', fc.array(anyCardJson, { maxLength: 3 }), (cards) => {
  const sheet = [...cardsMarkdown({ cards })].join('');
  assert.doesNotMatch(sheet, forbidden);
  assert.deepEqual(sheetHarm(sheet), []);
});
