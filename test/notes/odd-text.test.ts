import { expect, test } from 'vitest';
import { outline } from '../../src/notes/outline.ts';
import { compareAnswer } from '../../src/review/typed/compare-answer.ts';
import { renderMarkdown } from '../../src/terminal/markdown.ts';
import { createTheme } from '../../src/terminal/theme.ts';
import { read } from './reading.ts';

/** A text on which the parser of markdown throws. */
const odd = '- [ ] t\n\t> - \n\\- x\n';

test('a part that the parser cannot read is said, and the rest of the note is read', () => {
  const { root, unreadable } = outline(`# One\n\n${odd}\n# Two\n\nText.\n`);
  expect(unreadable).toEqual([
    { line: expect.any(Number), reason: expect.stringContaining('cannot read') },
  ]);
  expect(root.sections.map(({ heading }) => heading)).toContain('Two');
});

test('a card with such a text is shown and compared as it is', () => {
  expect(renderMarkdown(odd, { width: 40, theme: createTheme(0) })).toContain('[ ] t');
  expect(compareAnswer(odd, odd).grade).toBe(4);
});

test.each([
  ['images that never end', '![word', 20_000],
  ['images whose address never ends', '![word](', 20_000],
])('%s are read as fast as other text', (_, part, times) => {
  const begun = process.cpuUsage();
  read(`# Sea\n\n${part.repeat(times)}\n`);
  const { user } = process.cpuUsage(begun);
  // It took five seconds of the processor when each looked through all that follows.
  expect(user / 1e6).toBeLessThan(2);
});
