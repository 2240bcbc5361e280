import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFrontMatter } from '../../../src/notes/front-matter.ts';
import { anyText } from '../notes.ts';
import { target } from '../target.ts';

const line = fc.oneof(
  fc.constantFrom(
    '---',
    '...',
    '+++',
    '---js',
    '',
    '# heading',
    '? a',
    '<<: *a',
    '- b',
    '%YAML 1.1',
  ),
  fc.constantFrom(
    'deck: ',
    'tags: [',
    'tags:',
    'title: |',
    'engram: {',
    'lang: ',
    '__proto__: ',
    'a: &a ',
  ),
  fc.constantFrom(
    '!!js/function ',
    '*a',
    '&a [*a, *a]',
    '{a: {b: ',
    '"\\e[31m\\u202e"',
    "'",
    '2026-01-01',
    'no',
  ),
  anyText.map((text) => text.replace(/[\r\n]/gu, ' ')),
);
const lines = fc
  .array(fc.tuple(fc.constantFrom('', ' ', '  ', '- ', 'deck: ', 'tags: '), line), {
    maxLength: 12,
  })
  .map((all) => all.map(([front, text]) => front + text));

/** What a note says of itself is read without loss of the rest, and names nothing that acts. */
export const frontMatter = target('front-matter', lines, (all) => {
  const text = ['---', ...all].join('\n');
  const { markdown, firstLine, settings, warnings } = readFrontMatter(text);
  assert.equal(
    markdown,
    text
      .split('\n')
      .slice(firstLine - 1)
      .join('\n'),
  );
  for (const name of [settings.deck ?? 'a', settings.title ?? 'a', ...settings.tags]) {
    assert.match(name, /^[^\p{Cc}\u202a-\u202e\u2066-\u2069]+$/u);
  }
  for (const warning of warnings) {
    assert.ok(warning.line >= 1 && warning.line <= text.split('\n').length);
  }
  assert.equal(Object.keys(Object.prototype).length, 0);
});
