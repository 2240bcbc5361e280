import assert from 'node:assert/strict';
import fc from 'fast-check';
import { measure } from '../../../src/stats/measures.ts';
import { forbidden } from '../../export/hostile-text.ts';
import { pageTags } from '../../export/page-tags.ts';
import { renamedStats } from '../../export/renamed-stats.ts';
import { pageOf } from '../../export/stats-page.ts';
import { anyHistory, noon, today } from '../../stats/histories.ts';
import { anyText } from '../notes.ts';
import { target } from '../target.ts';

const inputs = fc.record({ history: anyHistory, names: fc.array(anyText, { minLength: 1 }) });

/** Names make no difference to what a page is made of: they are text in it, and nothing else. */
export const htmlExport = target('html-export', inputs, ({ history, names }) => {
  const stats = measure({ ...history, today, asOf: noon, days: 60 });
  const page = pageOf(renamedStats(stats, (index) => names[index % names.length] ?? ''));
  const harmless = pageOf(renamedStats(stats, (index) => `name ${index}`));
  assert.deepEqual(pageTags(page), pageTags(harmless));
  assert.doesNotMatch(page, forbidden);
});
