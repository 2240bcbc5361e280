// Rows of what happens between two cards of a review.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { inPairs, timed } from './pairs.mjs';

const day = Math.floor(Date.parse('2030-06-01') / 86_400_000);
const stamp = { at: day * 86_400_000 + 43_200_000, offsetMinutes: 0, day };
const perPair = 50;
/** What half of a thousand cards take to be learned. */
const fewAnswers = 5_000;

export const answering = [
  {
    name: 'answer',
    task: 'an answer, durable',
    against: 'one bare durable insert',
    mark: 1.3,
    measure: async (here) => {
      const { file } = await here.home(here.upTo(10_000), here.upTo(100_000));
      const folder = here.newFolder('answer');
      const copy = join(folder, 'engram.db');
      cpSync(file, copy);
      const store = here.modules.openStore(copy, here.modules.migrations);
      const ids = store.cards.list({}).map(({ card }) => card.id);
      const bare = bareInsert(join(folder, 'bare.db'));
      let at = stamp.at;
      const each = (work) => async (index) =>
        (await timed(() => {
          for (let count = 0; count < perPair; count += 1) work(index * perPair + count);
        })) / perPair;
      const result = await inPairs(
        here.pairs,
        each((index) => {
          at += 4000;
          store.events.answer(
            ids[index % ids.length],
            { grade: 4, durationMs: 4000, mode: 'review' },
            { ...stamp, at },
          );
        }),
        each((index) => bare.insert(index)),
      );
      store.close();
      bare.close();
      return result;
    },
  },
  {
    name: 'next-card',
    task: 'next card and counts, 1,000,000 cards',
    against: 'the same at 1,000 cards',
    mark: 1.5,
    isLong: true,
    // One person, who has learned as much in either: what is due does not come from what is not
    // learned yet.
    measure: (here) => nextInBoth(here, fewAnswers),
  },
  {
    name: 'backlog',
    task: 'the same, 100,000 of them learned and thousands due',
    against: 'the same at 1,000 cards',
    isLong: true,
    measure: (here) => nextInBoth(here, 1_000_000),
  },
];

/** The next card of a million, so many answers given, beside that of a thousand. */
async function nextInBoth(here, answers) {
  const stores = [];
  const next = async (cards, given) => {
    const { file } = await here.home(cards, Math.min(given, here.mostAnswers));
    const store = here.modules.openStore(file, here.modules.migrations);
    stores.push(store);
    const perTime = 10;
    return async () =>
      (await timed(() => {
        for (let time = 0; time < perTime; time += 1) nextCard(store, here.modules.buildQueue);
      })) / perTime;
  };
  const many = await next(here.upTo(1_000_000), answers);
  const few = await next(1_000, fewAnswers);
  const result = await inPairs(here.pairs, many, few);
  for (const store of stores) store.close();
  return result;
}

function bareInsert(file) {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec(
    'CREATE TABLE answers (seq INTEGER PRIMARY KEY, card INTEGER, at INTEGER, grade INTEGER)',
  );
  const insert = database.prepare('INSERT INTO answers (card, at, grade) VALUES (?, ?, 4)');
  return {
    insert: (index) => insert.run(index, stamp.at + index),
    close: () => database.close(),
  };
}

/** The counts of the decks, today's queue, and the card at its head. */
function nextCard(store, buildQueue) {
  store.decks.byDeck(day);
  const done = store.answers.doneOn(day);
  const limits = { collection: { newPerDay: 20, reviewsPerDay: 200 }, decks: new Map() };
  const queue = buildQueue({
    candidates: store.queueCandidates({ today: day, decks: [], limits, done }),
    today: day,
    now: stamp.at,
    decks: [],
    limits,
    answeredToday: done.byDeck,
    groupsSeenToday: done.groups,
    lastSection: done.lastSection,
  });
  store.cards.byId(queue.order[0]);
}
