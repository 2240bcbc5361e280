import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Marked, type Token } from 'marked';
import { cardsMarkdown } from '../../../src/export/cards-md.ts';
import { forbidden } from '../../export/hostile-text.ts';
import { anyCardJson } from '../card-json.ts';
import { target } from '../target.ts';

/** Cards as a sheet in markdown hold nothing that a program shows, loads or runs besides text. */
export const mdExport = target('md-export', fc.array(anyCardJson, { maxLength: 3 }), (cards) => {
  const sheet = [...cardsMarkdown({ cards })].join('');
  assert.doesNotMatch(sheet, forbidden);
  const marked = new Marked();
  marked.walkTokens(marked.lexer(sheet), (token: Token) => {
    assert.ok(!['html', 'image', 'def'].includes(token.type), `${token.type}: ${token.raw}`);
    if (token.type === 'link') assert.match(String(token['href']), /^(?:https?:\/\/|mailto:)/u);
    if (token.type === 'code') assert.ok(!token['lang'], 'code of no language');
  });
});
