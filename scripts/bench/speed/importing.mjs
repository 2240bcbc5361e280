// Rows of imports.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMeasured } from '../program.mjs';
import { floors } from './floors.mjs';
import { editSome, enlarge, writeFacts } from './notes.mjs';
import { duration, fromPairs, inPairs, timed } from './pairs.mjs';

const copiesOf = ({ isQuick }) => (isQuick ? 10 : 100);

function notesIn(here) {
  const folder = here.newFolder('notes');
  enlarge(here.notes, folder, copiesOf(here));
  return folder;
}

export const importing = [
  {
    name: 'import',
    task: 'import of notes 100 × over',
    against: 'marked.lexer + bare inserts',
    mark: 2,
    measure: async (here) => {
      const notes = notesIn(here);
      const first = here.newFolder('home');
      const { cards } = JSON.parse(here.engram(first, 'import', notes, '--json').stdout);
      return inPairs(
        here.longPairs,
        () => void here.engram(here.newFolder('home'), 'import', notes),
        () => void here.floor('lex', notes, join(here.newFolder('bare'), 'bare.db'), cards.added),
      );
    },
  },
  {
    name: 'again',
    task: 'the same again, unchanged, beyond start-up',
    // Of few notes it takes a few milliseconds, less than starts differ.
    isLong: true,
    against: 'reading and hashing',
    mark: 1.5,
    measure: async (here) => {
      const notes = notesIn(here);
      const home = here.newFolder('home');
      here.engram(home, 'import', notes);
      const one = join(here.newFolder('one'), 'one.md');
      writeFileSync(one, '# Service\n\n- **Term**: one fact alone.\n');
      here.engram(home, 'import', one);
      const ours = async () => {
        const startUp = await timed(() => void here.engram(home, 'import', one));
        return (await timed(() => void here.engram(home, 'import', notes))) - startUp;
      };
      return inPairs(here.pairs, ours, () => floors.hash(notes));
    },
  },
  {
    name: 'edited',
    task: 'the same with 1 % of bullets edited',
    against: 'the first import',
    mark: 0.5,
    measure: async (here) => {
      const times = [];
      for (let index = 0; index < here.longPairs; index += 1) {
        const notes = notesIn(here);
        const home = here.newFolder('home');
        const floorMs = await timed(() => void here.engram(home, 'import', notes));
        editSome(notes, here.seed + index);
        const oursMs = await timed(() => void here.engram(home, 'import', notes, '--force'));
        times.push({ oursMs, floorMs });
      }
      return fromPairs(times);
    },
  },
  {
    name: 'memory',
    task: 'memory at import, 50 MB in files',
    against: 'at most 150 MB',
    mark: 1,
    isLong: true,
    measure: async (here) => {
      const notes = here.newFolder('facts');
      writeFacts(notes, 50);
      const ran = await runMeasured(here.newFolder('home'), ['import', notes], { seconds: 600 });
      if (ran.status !== 0) throw new Error(`import ended with ${ran.status}: ${ran.stderr}`);
      return {
        ours: `${ran.peakMb.toFixed(0)} MB in ${duration(ran.ms)}`,
        floor: '150 MB',
        ratio: ran.peakMb / 150,
      };
    },
  },
];
