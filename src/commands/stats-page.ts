import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../config/paths.ts';
import type { StatsJson } from '../contract.ts';
import { statsHtml } from '../export/html/page.ts';

/** The statistics as a page, with the style and the script that ship in data/page/. */
export function statsPage(stats: StatsJson): string {
  const part = (name: string) => readFileSync(join(packageRoot(), 'data', 'page', name), 'utf8');
  return statsHtml(stats, { style: part('style.css'), script: part('details.js') });
}
