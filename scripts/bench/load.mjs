// Notes that are far too large, deep or long: time, memory, and what the program says to them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printTable } from './print-table.mjs';
import { inTempFolder, runMeasured } from './program.mjs';

const mb = 2 ** 20;
const fact = (index) =>
  `- **Term ${index}**: stands for the thing number ${index}, which is unlike the others.\n`;

const loads = {
  'a file of 50 MB, with headings': () => [manyFacts(50 * mb, 40)],
  'a file of 50 MB, one list': () => [manyFacts(50 * mb, Number.POSITIVE_INFINITY)],
  'a file of 5 MB, with headings': () => [manyFacts(5 * mb, 40)],
  'a file of 5 MB, one list': () => [manyFacts(5 * mb, Number.POSITIVE_INFINITY)],
  '100 files of 1 MB': () =>
    Array.from({ length: 100 }, (_, index) => manyFacts(mb, 40, index * mb)),
  'a line of 5 MB, words': () => [`# Long\n\n${'some words '.repeat((5 * mb) / 11)}\n`],
  'a line of 5 MB, one word': () => [`# Long\n\n- ${'a'.repeat(5 * mb)}\n`],
  'a line of 5 MB, a.a.a@': () => [`# Long\n\n- ${'a.'.repeat((5 * mb) / 2)}@\n`],
  'a line of 5 MB, brackets': () => [`# Long\n\n- ${'['.repeat(5 * mb)}\n`],
  'a line of 5 MB, stars': () => [`# Long\n\n- ${'*a '.repeat((5 * mb) / 3)}\n`],
  'a line of 5 MB, backticks': () => [`# Long\n\n- ${'` `` '.repeat((5 * mb) / 5)}\n`],
  'a line of 5 MB, table cells': () => [
    `# Long\n\n| a | b |\n| - | - |\n${'| c '.repeat((5 * mb) / 4)}|\n`,
  ],
  'a nesting of 10,000 bullets': () => [`# Deep\n\n${'- '.repeat(10_000)}fact\n`],
  'a nesting of 10,000 quotes': () => [`# Deep\n\n${'>'.repeat(10_000)} fact\n`],
  'a nesting of 1,000 indents': () => [`# Deep\n\n${indented(1000)}`],
  'a nesting of 10,000 brackets': () => [
    `# Deep\n\n${'[('.repeat(10_000)}fact${')]'.repeat(10_000)}\n`,
  ],
  '10,000 open <details>': () => [`# Deep\n\n${'<details><summary>q\n\n'.repeat(10_000)}fact\n`],
  '100,000 headings': () => [Array.from({ length: 100_000 }, (_, n) => `## H ${n}\n`).join('\n')],
};

/** Imports each, prints a table, and tells whether all ended in time with a result or a refusal. */
export async function measureLoad({ seconds }) {
  const rows = [];
  let met = true;
  for (const [name, make] of Object.entries(loads)) {
    const result = await inTempFolder((folder) => importAll(folder, make(), seconds));
    const fine = result.status === 0 || result.status === 3;
    const clean = !/^\s+at .+:\d+/mu.test(result.stderr);
    if (!fine || !clean) met = false;
    const status = result.signal ?? result.status;
    const peak = result.peakMb === undefined ? '–' : `${Math.round(result.peakMb)} MB`;
    rows.push([name, `${(result.ms / 1000).toFixed(1)} s`, peak, status, saidIn(result)]);
  }
  printTable(['notes', 'time', 'peak', 'status', 'said'], rows);
  return met;
}

function importAll(folder, texts, seconds) {
  const notes = join(folder, 'notes');
  const home = join(folder, 'home');
  mkdirSync(notes);
  mkdirSync(home);
  texts.forEach((text, index) => {
    writeFileSync(join(notes, `note-${index}.md`), text);
  });
  return runMeasured(home, ['import', notes], { seconds });
}

function manyFacts(bytes, perSection, first = 0) {
  const parts = ['# Facts\n'];
  let size = 0;
  for (let index = 0; size < bytes; index += 1) {
    if (index % perSection === 0) parts.push(`\n## Section ${first + index}\n\n`);
    const line = fact(first + index);
    parts.push(line);
    size += line.length;
  }
  return parts.join('');
}

function indented(depth) {
  return Array.from({ length: depth }, (_, n) => `${'  '.repeat(n)}- level ${n}\n`).join('');
}

function saidIn({ stdout, stderr }) {
  const lines = `${stderr}\n${stdout}`.split('\n').filter((line) => line.trim() !== '');
  const added = lines.find((line) => /cards? added/u.test(line));
  const warned = lines.find((line) => /warning|refus|too |cannot|skipped/iu.test(line));
  return [warned ?? lines[0], added]
    .filter((line, index, all) => line && all.indexOf(line) === index)
    .map((line) =>
      line
        .replace(/\S*[\\/]notes[\\/]/gu, '')
        .trim()
        .slice(0, 90),
    )
    .join(' … ');
}
