import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { statsSchema } from '../../src/contract.ts';
import { meanings } from '../../src/stats/figures.ts';

const documented = readFileSync(new URL('../../docs/statistics.md', import.meta.url), 'utf8');

it('every figure of the JSON has a meaning, and all that have one are documented', () => {
  const about = ['asOf', 'today', 'days', 'narrowedTo'];
  const figures = Object.keys(statsSchema.shape).filter((name) => !about.includes(name));
  expect(Object.keys(meanings).sort()).toEqual([...figures, 'hardestSections'].sort());
  const headings = Array.from(documented.matchAll(/^### `(\w+)`$/gmu), ([, name]) => name);
  expect(headings.toSorted()).toEqual(Object.keys(meanings).sort());
});

it('every measure of the JSON is named where its figure is documented', () => {
  const fields = (schema: unknown): string[] =>
    typeof schema === 'object' && schema !== null && 'shape' in schema
      ? Object.keys(schema.shape as object)
      : [];
  for (const name of ['totals', 'streak', 'activity', 'time', 'extremeHours', 'decks'] as const) {
    const text = documented.split(`### \`${name}\``)[1]?.split('\n#')[0] ?? '';
    const schema = statsSchema.shape[name];
    for (const field of fields('element' in schema ? schema.element : schema)) {
      if (field === 'day' || field === 'deck') continue;
      expect(text).toContain(`\`${field}\``);
    }
  }
});
