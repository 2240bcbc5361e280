import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { StatsJson } from '../../../src/contract.ts';
import { measure } from '../../../src/stats/measures.ts';
import { forbidden } from '../../export/hostile-text.ts';
import { pageOf } from '../../export/stats-page.ts';
import { anyHistory, noon, today } from '../../stats/histories.ts';
import { anyText } from '../notes.ts';
import { target } from '../target.ts';

const inputs = fc.record({ history: anyHistory, names: fc.array(anyText, { minLength: 1 }) });

/** Every tag of a page with its attributes' names; throws where a sign of markup begins none. */
function tagsOf(page: string): readonly string[] {
  const body = page
    .replace(/<(style|script)>.*?<\/\1>/gsu, '<$1></$1>')
    .replace('<!doctype html>', '');
  return [...body.matchAll(/<[^<]*/gu)].map(([piece]) => {
    const [tag] =
      /^<\/?[a-z][a-z\d]*(?:\s+[a-z][a-z\d:-]*(?:="[^"<>]*")?)*\s*\/?>/iu.exec(piece) ?? [];
    assert.ok(tag !== undefined, `no tag: ${piece.slice(0, 80)}`);
    return tag.replace(/="[^"]*"/gu, '=');
  });
}

/** The figures with each deck and section called by `nameOf` its number. */
function renamed(stats: StatsJson, nameOf: (index: number) => string): StatsJson {
  return {
    ...stats,
    decks: stats.decks.map((deck, index) => ({ ...deck, deck: `${index}${nameOf(index)}` })),
    sections: stats.sections.map((section, index) => ({
      ...section,
      deck: `${index}${nameOf(index)}`,
      path: section.path.map((_, depth) => nameOf(index + depth)),
    })),
  };
}

/** Names make no difference to what a page is made of: they are text in it, and nothing else. */
export const htmlExport = target('html-export', inputs, ({ history, names }) => {
  const stats = measure({ ...history, today, asOf: noon, days: 60 });
  const nameOf = (index: number): string => names[index % names.length] ?? '';
  const page = pageOf(renamed(stats, nameOf));
  assert.deepEqual(tagsOf(page), tagsOf(pageOf(renamed(stats, (index) => `name ${index}`))));
  assert.doesNotMatch(page, forbidden);
});
