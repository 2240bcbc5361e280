// Imports documents made by chance: whatever they hold, the program ends in good order.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { noteFiles, reader } from './note-files.mjs';
import { printTable } from './print-table.mjs';
import { inTempFolder, run, runMeasured } from './program.mjs';
import { randomFrom } from './random.mjs';

const folderSize = 1000;
const slow = 300;
const enough = 5;
const fragments = [
  '# ',
  '## ',
  '###### ',
  '- ',
  '* ',
  '1. ',
  '10) ',
  '- [ ] ',
  '- [x] ',
  '> ',
  '>> ',
  '> [!NOTE] ',
  '    ',
  '\t',
  '  ',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '**',
  '__',
  '*',
  '_',
  '`',
  '```',
  '```js\n',
  '~~~',
  '~~',
  '|',
  '| a | b |\n| - | - |\n',
  ' | ',
  '---\n',
  '===\n',
  '---\ndeck: ',
  'engram: off\n',
  '---',
  '<!--',
  '-->',
  '<!-- engram: off -->',
  '<!-- id: x -->',
  '<details>',
  '<summary>',
  '</summary>',
  '</details>',
  '<br>',
  '<b',
  '&#27;',
  '&amp;',
  '&#x202e;',
  '\\',
  '$',
  '$$\\frac{a}{b}$$',
  '[a](b)',
  '![a](b)',
  '[^1]',
  '[^1]: ',
  '[[wiki]]',
  '==',
  '{{c1::x}}',
  'Q: ',
  'A: ',
  ' :: ',
  '? ',
  ': ',
  ' - ',
  ' — ',
  '：',
  '\uFEFF',
  '\0',
  '\u001b[31m',
  '\u202e',
  '\u200d',
  '\uD800',
  '😀',
  '👨‍👩‍👧',
  'é',
  'e\u0301',
  '日本語',
  'עברית',
  'العربية',
  'A. one\n',
  'B. two\n',
  'Answer: B\n',
  'Correct answer: A, C\n',
  'Term',
  'term: desc',
  '**Term**: desc',
  'Overview',
  'Key Features',
  'Steps',
  'constructor',
  '__proto__',
  'toString',
  '0',
  '-1',
  '5 GB',
  '99.9 %',
  'not',
  'http://a.b',
  'a@b.c',
  '(',
  ')',
  '[',
  ']',
  '"',
  "'",
  'x'.repeat(300),
  '- '.repeat(60),
  '>'.repeat(80),
];

/** Imports `count` documents, prints what became of them, and tells whether all was well. */
export async function measureFuzz(count, paths, { seed }) {
  const random = randomFrom(seed);
  const read = reader();
  const seeds = paths.flatMap(noteFiles).map(read);
  const statuses = new Map();
  const failures = [];
  let slowest = 0;
  for (let done = 0; done < count; done += folderSize) {
    const size = Math.min(folderSize, count - done);
    await inTempFolder(async (folder) => {
      const texts = Array.from({ length: size }, () => documentFrom(seeds, random));
      const result = await importAll(folder, texts);
      slowest = Math.max(slowest, result.ms);
      const status = result.signal ?? result.status;
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (isFine(result)) return;
      // A few are enough to mend, and each takes some runs to find.
      if (failures.length < enough) failures.push(...culprits(folder, texts));
      process.stderr.write(
        `documents ${done} to ${done + size}: ended with ${status}\n${result.stderr.slice(-600)}\n`,
      );
    });
  }
  printTable(
    ['documents', 'runs by status', 'slowest run', 'failed'],
    [
      [
        count,
        [...statuses].map(([status, runs]) => `${status}: ${runs}`).join(', '),
        `${(slowest / 1000).toFixed(1)} s`,
        failures.length,
      ],
    ],
  );
  for (const text of failures.slice(0, enough))
    process.stdout.write(`${JSON.stringify(text.slice(0, 600))}\n`);
  const allFine = [...statuses.keys()].every((status) => status === 0 || status === 3);
  return allFine && failures.length === 0;
}

function importAll(folder, texts) {
  const notes = join(folder, 'notes');
  const home = join(folder, 'home');
  mkdirSync(notes);
  mkdirSync(home);
  texts.forEach((text, index) => {
    writeFileSync(join(notes, `note-${index}.md`), text);
  });
  return runMeasured(home, ['import', notes], { seconds: slow });
}

/** The documents that fail by themselves, found by halves. */
function culprits(folder, texts, first = 0) {
  const files = texts.map((_, index) => join(folder, 'notes', `note-${first + index}.md`));
  const home = join(folder, `home-${first}-${texts.length}`);
  const result = run(home, ['import', '--dry-run', ...files]);
  if (isFine(result)) return [];
  if (texts.length === 1) return texts;
  const half = Math.ceil(texts.length / 2);
  return [
    ...culprits(folder, texts.slice(0, half), first),
    ...culprits(folder, texts.slice(half), first + half),
  ];
}

function isFine({ status, stderr }) {
  return (status === 0 || status === 3) && !/^\s+at .+:\d+/mu.test(stderr);
}

function documentFrom(seeds, random) {
  if (seeds.length === 0 || random.next() < 0.4) return soup(random);
  const text = random.pick(seeds);
  const start = random.below(Math.max(1, text.length - 3000));
  return mutated(text.slice(start, start + 200 + random.below(2800)), random);
}

function soup(random) {
  return Array.from({ length: 1 + random.below(60) }, () => random.pick(fragments)).join(
    random.pick(['', '', ' ', '\n']),
  );
}

function mutated(text, random) {
  let result = text;
  for (let count = 1 + random.below(12); count > 0; count -= 1) {
    const at = random.below(result.length + 1);
    const length = random.below(40);
    const edit = random.below(4);
    if (edit === 0) result = result.slice(0, at) + result.slice(at + length);
    else if (edit === 1) result = result.slice(0, at) + random.pick(fragments) + result.slice(at);
    else if (edit === 2)
      result = result.slice(0, at) + result.slice(at, at + length).repeat(3) + result.slice(at);
    else result = result.slice(at) + result.slice(0, at);
  }
  return result;
}
