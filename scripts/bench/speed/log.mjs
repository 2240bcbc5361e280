// Rows of the log: replayed, counted and written out.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { studyOf } from './collection.mjs';
import { count, inPairs, median, timed } from './pairs.mjs';

const million = 1_000_000;

/** In two years nobody answers a card more than ten times or so. */
const collectionOf = (here) =>
  here.home(Math.max(here.upTo(100_000), here.mostAnswers / 10), here.mostAnswers);

export const log = [
  {
    name: 'replay',
    task: 'replay of answers',
    against: 'a million a second',
    mark: 1,
    measure: async (here) => {
      const { fold, plainRules } = here.modules;
      const histories = historiesOf(here);
      return perSecond(here, histories.answers, () => {
        for (const history of histories.events) fold(history, plainRules);
      });
    },
  },
  {
    name: 'rebuild',
    task: 'the same, read from the file and compared',
    against: 'a million a second',
    measure: async (here) => {
      const { file } = await collectionOf(here);
      const copy = join(here.newFolder('rebuild'), 'engram.db');
      cpSync(file, copy);
      const store = here.modules.openStore(copy, here.modules.migrations);
      let answers = 0;
      for (const _ of store.answers.forStatistics()) answers += 1;
      const result = await perSecond(here, answers, () => {
        for (const _ of store.verifySchedules()) throw new Error('a schedule differs');
      });
      store.close();
      return result;
    },
  },
  {
    name: 'stats',
    task: 'stats',
    against: 'node: one pass over the rows',
    mark: 1.5,
    measure: async (here) => {
      const { home, file } = await collectionOf(here);
      const result = await inPairs(
        here.longPairs,
        () => void here.engram(home, 'stats', '--json'),
        () => void here.floor('scan', file),
      );
      return { ...result, task: `stats, ${count(here.mostAnswers)} answers` };
    },
  },
  {
    name: 'export',
    task: 'export of reviews',
    against: 'node: SELECT, JSON.stringify of rows',
    mark: 1.3,
    measure: async (here) => {
      const { home, file } = await collectionOf(here);
      const target = join(here.newFolder('export'), 'reviews.json');
      const result = await inPairs(
        here.longPairs,
        () => void here.engram(home, 'export', 'reviews', '--force', '-o', target),
        () => void here.floor('export', file, target),
      );
      return { ...result, task: `export of reviews, ${count(here.mostAnswers)}` };
    },
  },
];

/** How many answers a second, beside a million. */
async function perSecond(here, answers, work) {
  work();
  const times = [];
  for (let run = 0; run < here.longPairs; run += 1) times.push(await timed(work));
  const speed = (answers / median(times)) * 1000;
  return { ours: `${count(speed)} /s`, floor: `${count(million)} /s`, ratio: million / speed };
}

/** The events of every card, in memory. */
export function historiesOf({ upTo, seed }) {
  const byCard = new Map();
  const answers = upTo(million);
  let number = 0;
  for (const given of studyOf({ answers, cards: answers / 10, seed })) {
    number += 1;
    const { card, interval, at, day, grade, durationMs, kind } = given;
    const event = {
      id: `event-${String(number).padStart(10, '0')}`,
      cardId: `card-${card}`,
      device: 'bench',
      at,
      offsetMinutes: 120,
      day,
      type: 'answer',
      kind,
      grade,
      durationMs,
      scheduler: 'sm2/1',
      outcome: { intervalDays: interval, memory: null, dueOn: day + interval },
    };
    const history = byCard.get(card);
    if (history === undefined) byCard.set(card, [event]);
    else history.push(event);
  }
  return { answers: number, events: [...byCard.values()] };
}
