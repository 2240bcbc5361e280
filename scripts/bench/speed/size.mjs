// Rows of what a collection takes on the disk.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { enlarge } from './notes.mjs';

const most = { card: 600, answer: 80 };

export const size = [
  {
    name: 'card-size',
    task: 'database: bytes a card',
    against: `at most ${most.card}`,
    mark: 1,
    measure: (here) => row(most.card, bytesPerCard(here)),
  },
  {
    name: 'answer-size',
    task: 'database: bytes an answer',
    against: `at most ${most.answer}`,
    mark: 1,
    measure: async (here) => row(most.answer, await bytesPerAnswer(here)),
  },
];

/** Of the cards that real notes make; how long their texts are makes the most of it. */
function bytesPerCard(here) {
  const notes = here.newFolder('notes');
  enlarge(here.notes, notes, 10);
  const home = here.newFolder('home');
  const { cards } = JSON.parse(here.engram(home, 'import', notes, '--json').stdout);
  return bytesOf(join(home, 'engram.db')) / cards.added;
}

async function bytesPerAnswer(here) {
  const cards = 10_000;
  const answers = 10 * cards;
  const bare = bytesOf((await here.home(cards, 0)).file);
  const answered = bytesOf((await here.home(cards, answers)).file);
  return (answered - bare) / answers;
}

function bytesOf(file) {
  const database = new Database(file, { readonly: true });
  const bytes =
    database.pragma('page_count', { simple: true }) *
    database.pragma('page_size', { simple: true });
  database.close();
  return bytes;
}

function row(limit, bytes) {
  return { ours: `${bytes.toFixed(0)} bytes`, floor: `${limit} bytes`, ratio: bytes / limit };
}
