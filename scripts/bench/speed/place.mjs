// Where the rows are measured: folders, collections by size, and the ways to run what is measured.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { run } from '../program.mjs';
import { makeCollection } from './collection.mjs';
import { loadModules } from './modules.mjs';

export const now = '2030-06-01T12:00:00Z';
const floorsFile = fileURLToPath(new URL('./floors.mjs', import.meta.url));
const sampleNotes = fileURLToPath(new URL('../../../decks', import.meta.url));

/** What a row is given. Collections are made when first asked for, once for each size. */
export async function place({ folder, dataFolder, notes, isQuick, mostAnswers, pairs, seed }) {
  const modules = await loadModules(folder);
  const homes = new Map();
  const data = resolve(dataFolder ?? join(folder, 'data'));
  const most = isQuick ? 10_000 : Number.POSITIVE_INFINITY;
  const here = {
    folder,
    isQuick,
    seed,
    modules,
    notes: resolve(notes ?? sampleNotes),
    /** How many pairs a quick task takes, and one of seconds. */
    pairs,
    longPairs: Math.ceil(pairs / 5),
    /** A number of cards or answers, as large as this run has them. */
    upTo: (wanted) => Math.min(wanted, most),
    mostAnswers: Math.min(mostAnswers, most),
    /** The home of a collection of this size. */
    home: async (cards, answers) => {
      const key = `${cards}-${answers}-${seed}`;
      if (!homes.has(key)) {
        homes.set(
          key,
          await makeCollection({ home: join(data, key), cards, answers, seed, modules }),
        );
      }
      return homes.get(key);
    },
    /** A new, empty folder. */
    newFolder: (name) => {
      const made = join(folder, `${name}-${Math.random().toString(36).slice(2)}`);
      mkdirSync(made, { recursive: true });
      return made;
    },
    /** The program, to its end. */
    engram: (home, ...args) => {
      const result = run(home, args, { now });
      if (result.status !== 0) throw new Error(`engram ${args.join(' ')}: ${result.stderr}`);
      return result;
    },
    /** A bare program of node: see floors.mjs. */
    floor: (name, ...args) => node([floorsFile, name, ...args.map(String)]),
    bareNode: () => node(['-e', '0']),
    floorsFile,
  };
  return here;
}

function node(args) {
  const result = spawnSync(execPath, args, { encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`node ${args.join(' ')}: ${result.stderr}`);
  return result;
}
