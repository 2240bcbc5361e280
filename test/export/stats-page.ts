import { readFileSync } from 'node:fs';
import type { StatsJson } from '../../src/contract.ts';
import { statsHtml } from '../../src/export/html/page.ts';

function part(name: string): string {
  return readFileSync(new URL(`../../data/page/${name}`, import.meta.url), 'utf8');
}

/** The page with the style and the script that ship. */
export function pageOf(stats: StatsJson): string {
  return statsHtml(stats, { style: part('style.css'), script: part('details.js') });
}
