// Coverage, uniqueness and leaks of the cards that a folder of notes makes.
import { relative, resolve } from 'node:path';
import { coverageOf, indexCards } from './coverage.mjs';
import { factsOf } from './facts.mjs';
import { noteFiles, reader } from './note-files.mjs';
import { percent, printTable } from './print-table.mjs';
import { inTempFolder, runJson } from './program.mjs';
import { faultsOf } from './quality.mjs';

const kinds = ['item', 'row', 'prose', 'question'];
const faultNames = {
  conflicts: 'same question, other answer',
  leaks: 'question holds the answer',
  placeholders: 'placeholder left in',
  empty: 'nothing asked or answered',
  long: 'list over nine',
  repeats: 'same card twice',
};
/** Of these there must be none. */
const forbidden = ['conflicts', 'leaks', 'placeholders', 'empty', 'long'];

/** Imports each path into a home of its own, prints a table, and tells whether all marks are met. */
export async function measureCards(paths, { mark, verbose, limit }) {
  const results = [];
  for (const path of paths) results.push(await inTempFolder((home) => measure(path, home)));
  printTable(
    [
      'notes',
      'cards',
      ...kinds.map((kind) => `${kind}s`),
      'coverage',
      'at its line',
      ...Object.keys(faultNames),
    ],
    results.map(({ path, cards, facts, faults }) => [
      shortName(path),
      cards,
      ...kinds.map((kind) => shareOf(facts.filter((fact) => fact.kind === kind))),
      shareOf(facts),
      percent(facts.filter(({ covered }) => covered === 'here').length, facts.length),
      ...Object.keys(faultNames).map((name) => faults[name].length),
    ]),
  );
  if (verbose) for (const result of results) describe(result, limit);
  let met = true;
  for (const { path, facts, faults } of results) {
    const covered = facts.filter((fact) => fact.covered).length;
    if (facts.length > 0 && covered / facts.length < mark) {
      met = false;
      miss(path, `coverage is ${percent(covered, facts.length)}, the mark ${percent(mark, 1)}`);
    }
    for (const name of forbidden) {
      if (faults[name].length === 0) continue;
      met = false;
      miss(path, `${faultNames[name]}: ${faults[name].length}, the mark 0`);
    }
  }
  return met;
}

function measure(path, home) {
  runJson(home, ['import', resolve(path)], { refusalIsFine: true });
  const { cards } = runJson(home, ['cards']);
  const read = reader();
  const index = indexCards(cards);
  const facts = noteFiles(path).flatMap((file) =>
    factsOf(read(file)).map((fact) => ({
      ...fact,
      file,
      covered: coverageOf(index.get(file), fact),
    })),
  );
  return { path, cards: cards.length, facts, faults: faultsOf(cards, read) };
}

function describe({ path, facts, faults }, limit) {
  const missing = facts.filter((fact) => !fact.covered);
  process.stdout.write(`\n${path}: ${missing.length} of ${facts.length} in no card\n`);
  for (const fact of spread(missing, limit)) {
    process.stdout.write(
      `  ${relative('.', fact.file)}:${fact.line} ${fact.kind}: ${fact.text.slice(0, 140)}\n`,
    );
  }
  for (const [name, title] of Object.entries(faultNames)) {
    if (faults[name].length === 0) continue;
    process.stdout.write(`  ${title}: ${faults[name].length}\n`);
    for (const { source, kind, question, answer } of faults[name].slice(0, limit)) {
      const said = `${question} → ${answer}`.replace(/\s+/gu, ' ').slice(0, 160);
      process.stdout.write(`    ${relative('.', source.file)}:${source.line} ${kind}: ${said}\n`);
    }
  }
}

/** Some of many, from beginning to end. */
function spread(values, limit) {
  const step = Math.max(1, Math.ceil(values.length / limit));
  return values.filter((_, index) => index % step === 0);
}

function shareOf(facts) {
  const covered = facts.filter((fact) => fact.covered).length;
  return facts.length === 0 ? '–' : `${percent(covered, facts.length)} / ${facts.length}`;
}

function shortName(path) {
  return resolve(path).split(/[\\/]/u).at(-1).slice(0, 32);
}

function miss(path, message) {
  process.stderr.write(`missed: ${shortName(path)}: ${message}\n`);
}
