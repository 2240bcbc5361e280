// Rows beside other programs. Those that are not installed are had from npm, into a folder of the run.
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { createEmptyCard, generatorParameters, fsrs as tsFsrs } from 'ts-fsrs';
import { noteFiles } from '../note-files.mjs';
import { historiesOf } from './log.mjs';
import { inPairs } from './pairs.mjs';

export const peers = [
  {
    name: 'fsrs',
    task: 'replay of answers by FSRS',
    against: 'ts-fsrs: next, card by card',
    measure: (here) => {
      const { events } = historiesOf({ ...here, upTo: (wanted) => here.upTo(wanted / 10) });
      const scheduler = here.modules.fsrs({ desiredRetention: 0.9, fuzz: false });
      const rules = { scheduler, steps: here.modules.noSteps };
      const peer = tsFsrs(generatorParameters({ enable_fuzz: false }));
      return inPairs(
        here.longPairs,
        () => {
          for (const history of events) here.modules.fold(history, rules);
        },
        () => {
          for (const history of events) {
            let card = createEmptyCard(history[0].at);
            for (const { at, grade } of history) {
              ({ card } = peer.next(card, at, grade < 3 ? 1 : grade - 1));
            }
          }
        },
      );
    },
  },
  {
    name: 'mdanki',
    task: 'import of one note',
    against: 'mdanki: markdown to a deck of Anki',
    isLong: true,
    measure: (here) => {
      const peer = installed('mdanki', here.newFolder('mdanki'));
      if (peer === undefined) return { floor: 'could not be had' };
      const [note] = noteFiles(here.notes);
      const ran = () =>
        spawnSync(execPath, [peer.program, note, join(peer.folder, 'deck.apkg')], {
          encoding: 'utf8',
          cwd: peer.folder,
        });
      if (ran().status !== 0) return { floor: 'does not run here' };
      return inPairs(
        here.longPairs,
        () => void here.engram(here.newFolder('home'), 'import', note),
        () => void ran(),
      );
    },
  },
];

/** Installs a package into a folder of its own; undefined where it cannot be had. */
function installed(name, folder) {
  writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
  spawnSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', name], {
    cwd: folder,
    shell: process.platform === 'win32',
    timeout: 120_000,
  });
  const program = join(folder, 'node_modules', '.bin', name);
  return existsSync(program) ? { folder, program } : undefined;
}
