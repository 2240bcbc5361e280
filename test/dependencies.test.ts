import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const textOf = (path: string): string =>
  readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const manifest = JSON.parse(textOf('package.json'));
const page = textOf('docs/dependencies.md');

/** The packages of a section of the page, and the licence that it says they have. */
function described(title: string): ReadonlyMap<string, string> {
  const section = page.split(/^## /mu).find((part) => part.startsWith(title)) ?? '';
  const rows = section.matchAll(/^\| `([^`]+)` \|.*\| ([^|]+) \|$/gmu);
  return new Map([...rows].map(([, name = '', licence = '']) => [name, licence]));
}

test.each([
  ['At run time', { ...manifest.dependencies, ...manifest.optionalDependencies }],
  ['For development', manifest.devDependencies],
])('every package is described: %s', (title, packages: Readonly<Record<string, string>>) => {
  const rows = described(title);
  expect([...rows.keys()].sort()).toEqual(Object.keys(packages).sort());
  for (const [name, licence] of rows) {
    // An optional package is not there on every system.
    const file = new URL(`../node_modules/${name}/package.json`, import.meta.url);
    if (existsSync(file))
      expect([name, licence]).toEqual([name, JSON.parse(readFileSync(file, 'utf8')).license]);
  }
});
