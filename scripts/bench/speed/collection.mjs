// Collections from a seed: as many cards and answers as are asked for.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { randomFrom } from '../random.mjs';

const today = Math.floor(Date.parse('2030-06-01') / 86_400_000);
const dayMs = 86_400_000;
/** How many days the answers go back, and how many a card that is studied has on average. */
const studiedDays = 730;
const answersPerCard = 9.7;
const perNote = 1000;

/** Fills a home with a collection, unless it is there from before; gives the home and its file. */
export async function makeCollection({ home, cards, answers, seed, modules }) {
  const file = join(home, 'engram.db');
  if (existsSync(file)) return { home, file };
  mkdirSync(home, { recursive: true });
  try {
    addCards(file, cards, modules);
    addAnswers(file, { answers, cards, seed });
    // The first opening makes the schedules from the log.
    modules.openStore(file, modules.migrations).close();
    return { home, file };
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    throw error;
  }
}

function addCards(file, cards, { openStore, migrations, questionHashOf }) {
  const store = openStore(file, migrations);
  for (let first = 0; first < cards; first += perNote) {
    const note = `/notes/service-${first / perNote}.md`;
    const count = Math.min(perNote, cards - first);
    store.applyImport(
      {
        changes: Array.from({ length: count }, (_, order) =>
          added(note, first, order, questionHashOf),
        ),
      },
      [{ file: note, deck: deckOf(first), contentHash: `hash-${first}`, readerVersion: 1 }],
      { at: (today - studiedDays - 1) * dayMs, offsetMinutes: 0, day: today - studiedDays - 1 },
    );
  }
  store.close();
}

function deckOf(first) {
  return `deck-${(first / perNote) % 20}`;
}

/** A card of about the length that cards of real notes have. */
function added(file, first, order, questionHashOf) {
  const index = first + order;
  // Ids are digests: they come in no order.
  const id =
    (Math.imul(index + 1, 0x9e3779b1) >>> 0).toString(32).padStart(8, '0') +
    index.toString(32).padStart(18, 'a');
  const question = `Service ${first / perNote}: what does Term ${index} do?`;
  const answer = `Term ${index} does the work number ${index} for those who asked for it, within minutes.`;
  return {
    change: 'added',
    card: {
      id,
      deck: deckOf(first),
      face: { kind: 'term', question, answer },
      plainQuestion: question,
      questionHash: questionHashOf(question),
      qualifiers: [],
      path: [`Service ${first / perNote}`, `Topic ${Math.floor(order / 8)}`],
      tags: [],
      source: { file, line: order + 3, endLine: order + 3 },
      group: id,
      handle: `term:term ${index}`,
      facts: `does the work number ${index} for those who asked for it within minutes`,
      factsVersion: 1,
      order,
    },
  };
}

/** Writes a study straight into the log. */
function addAnswers(file, { answers, cards, seed }) {
  const database = new Database(file);
  database.pragma('synchronous = OFF');
  const insert = inserter(database, randomFrom(seed));
  database.transaction(() => {
    for (const answer of studyOf({ answers, cards, seed })) insert(answer);
  })();
  database.prepare("DELETE FROM meta WHERE key = 'fold'").run();
  database.close();
}

/**
 * Two years of study, in the order of time: new cards every day, each asked again when it falls
 * due. A card is known by its number, from 1 on.
 */
export function* studyOf({ answers, cards, seed }) {
  const random = randomFrom(seed);
  const studied = Math.min(cards, Math.ceil(answers / answersPerCard));
  const due = Array.from({ length: studiedDays }, () => []);
  let given = 0;
  let introduced = 0;
  for (const [index, asked] of due.entries()) {
    const wanted = studied * Math.min(1, (index + 1) / (studiedDays * 0.7));
    for (; introduced < wanted; introduced += 1) {
      asked.push({ card: introduced + 1, passed: 0, interval: 0, ease: 2.5 });
    }
    const day = today - studiedDays + index;
    const pause = Math.floor(Math.min(20_000, (14 * 3_600_000) / Math.max(1, asked.length)));
    for (const [place, before] of asked.entries()) {
      if (given === answers) return;
      given += 1;
      const grade = random.next() < 0.12 ? 1 : 4 + random.below(2);
      const after = sm2(before, grade);
      yield {
        card: after.card,
        at: day * dayMs + 6 * 3_600_000 + place * pause,
        day,
        kind: before.interval === 0 ? 'learn' : 'review',
        grade,
        durationMs: 1000 + random.below(20_000),
        interval: after.interval,
      };
      due[index + after.interval]?.push(after);
    }
  }
}

/** So that what the log adds up to is what was studied, with nothing left over. */
function sm2({ card, passed, interval, ease }, grade) {
  if (grade < 3) return { card, passed: 0, interval: 1, ease };
  // Grade 4 leaves the ease factor as it is, and 5 raises it.
  const ease100 = Math.round(ease * 100) + (grade === 5 ? 10 : 0);
  const next = passed === 0 ? 1 : passed === 1 ? 6 : Math.ceil((interval * ease100) / 100);
  return { card, passed: passed + 1, interval: next, ease: ease100 / 100 };
}

/** Appends an answer to the log as its table is laid out. */
function inserter(database, random) {
  const addName = database.prepare('INSERT INTO names (name) VALUES (?)');
  const [device, scheduler] = ['bench', 'sm2/1'].map((name) => addName.run(name).lastInsertRowid);
  const statement = database.prepare(
    `INSERT INTO events (id, card, device, at, offset_minutes, day, kind, grade, duration_ms,
       scheduler, interval_days, ease100, due_on)
     VALUES (?, ?, ?, ?, 120, ?, ?, ?, ?, ?, ?, 250, ?)`,
  );
  return ({ card, at, day, kind, grade, durationMs, interval }) => {
    const due = day + interval;
    const number = kind === 'review' ? 0 : 1;
    statement.run(
      idAfterTime(random),
      card,
      device,
      at,
      day,
      number,
      grade,
      durationMs,
      scheduler,
      interval,
      due,
    );
  };
}

/** The bytes of a UUID of version 7 that follow those of its instant. */
function idAfterTime(random) {
  const bytes = Buffer.from(Array.from({ length: 10 }, () => random.below(256)));
  bytes[0] = 0x70 | (bytes[0] & 0x0f);
  bytes[2] = 0x80 | (bytes[2] & 0x3f);
  return bytes;
}
