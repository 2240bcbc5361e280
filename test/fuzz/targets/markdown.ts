import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cells } from '../../../src/terminal/cells.ts';
import { renderInline, renderMarkdown } from '../../../src/terminal/markdown.ts';
import { createTheme } from '../../../src/terminal/theme.ts';
import { firstForbidden, unstyled } from '../../terminal/forbidden.ts';
import { anyNote } from '../notes.ts';
import { target } from '../target.ts';

const inputs = fc.record({
  markdown: anyNote,
  width: fc.integer({ min: 40, max: 200 }),
  level: fc.constantFrom(0, 1),
});

/** Markdown is drawn within the width, and nothing of it but text reaches the terminal. */
export const markdown = target('markdown', inputs, ({ markdown: text, width, level }) => {
  const theme = createTheme(level === 0 ? 0 : 1);
  const drawn = renderMarkdown(text, { width, theme });
  assert.equal(firstForbidden(unstyled(drawn)), undefined);
  for (const line of drawn.split('\n')) assert.ok(cells(line) <= width, `wider than ${width}`);
  const inline = renderInline(text, { theme });
  assert.equal(firstForbidden(unstyled(inline)), undefined);
  assert.ok(!inline.includes('\n'));
});
