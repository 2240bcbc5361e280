import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mdBlocks } from '../../../src/export/md-blocks.ts';
import { htmlToMarkdown } from '../../../src/import/apkg/html-to-markdown.ts';
import { renderMarkdown } from '../../../src/terminal/markdown.ts';
import { createTheme } from '../../../src/terminal/theme.ts';
import { sheetHarm } from '../../export/sheet-harm.ts';
import { firstForbidden } from '../../terminal/forbidden.ts';
import { anyHtml } from '../html.ts';
import { target } from '../target.ts';

const inputs = fc.tuple(anyHtml, fc.integer({ min: 40, max: 200 }));

/** HTML of a field becomes markdown in which nothing acts any more. */
export const htmlFields = target('html-to-markdown', inputs, ([html, width]) => {
  const markdown = htmlToMarkdown(html);
  assert.deepEqual(sheetHarm(mdBlocks(markdown)), []);
  const drawn = renderMarkdown(markdown, { width, theme: createTheme(0) });
  assert.equal(firstForbidden(drawn), undefined);
});
