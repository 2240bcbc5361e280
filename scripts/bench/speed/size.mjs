// Rows of what a collection takes on the disk.
import Database from 'better-sqlite3';

const most = { card: 600, answer: 80 };

export const size = [
  {
    name: 'card-size',
    task: 'database: bytes a card',
    against: `at most ${most.card}`,
    mark: 1,
    measure: async (here) => row(most.card, (await sizes(here)).card),
  },
  {
    name: 'answer-size',
    task: 'database: bytes an answer',
    against: `at most ${most.answer}`,
    mark: 1,
    measure: async (here) => row(most.answer, (await sizes(here)).answer),
  },
];

async function sizes(here) {
  const cards = 10_000;
  const answers = 10 * cards;
  const bare = bytesOf((await here.home(cards, 0)).file);
  const answered = bytesOf((await here.home(cards, answers)).file);
  return { card: bare / cards, answer: (answered - bare) / answers };
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
