import { expect, test } from 'vitest';
import type { Face } from '../../../src/card.ts';
import { typedFits } from '../../../src/review/typed/typed-fits.ts';

const asked = (answer: string): Face => ({ kind: 'qa', question: 'What?', answer });

test.each([
  ['a name', 'Amazon **S3**', true],
  ['code in a line', '`git rebase -i`', true],
  ['sixty words', 'word '.repeat(60), true],
  ['more than sixty', 'word '.repeat(61), false],
  ['as many characters as words', '字'.repeat(120), true],
  ['a page of characters', '字'.repeat(121), false],
  ['a block of code', '```sh\nls\n```', false],
  ['code in a list', '- ls:\n\n  ```sh\n  ls\n  ```', false],
  ['a table', '| a | b |\n| - | - |\n| 1 | 2 |', false],
  ['a formula on its own', '$$x^2$$', false],
  ['a quotation', '> So it goes.', false],
  ['signs without a word', '`->`', false],
  ['nothing', '', false],
  ['a long link', `[S3](https://example.com/${'a'.repeat(500)})`, true],
])('%s', (_, answer, fits) => {
  expect(typedFits(asked(answer))).toBe(fits);
});

test('items and choices are asked in their own ways', () => {
  const prompt = { question: 'Which?', answer: '- a\n- b' };
  expect(typedFits({ ...prompt, kind: 'list', items: ['a', 'b'] })).toBe(false);
  expect(typedFits({ ...prompt, kind: 'order', items: ['a', 'b'] })).toBe(false);
  const choices = [{ text: 'a', correct: true }];
  expect(typedFits({ ...prompt, kind: 'choice', choices })).toBe(false);
});
