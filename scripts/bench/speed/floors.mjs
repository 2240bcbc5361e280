// What the tasks are measured against: each the least that a program of node has to do for it.
import { createHash } from 'node:crypto';
import { createWriteStream, readFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { noteFiles } from '../note-files.mjs';

export const floors = {
  /** Opens a database and counts by an index. */
  count: async (file) => {
    const database = await open(file);
    const { due } = database
      .prepare(
        `SELECT count(*) AS due FROM schedules
         WHERE state <> 'new' AND suspended = 0 AND due_on <= ?`,
      )
      .get(Math.floor(Date.parse('2030-06-01') / 86_400_000));
    process.stdout.write(`counted ${due}\n`);
  },

  /** Reads every answer once. */
  scan: async (file) => {
    const database = await open(file);
    let sum = 0;
    for (const [card, day] of database.prepare(answersSql(answerColumns)).raw().iterate()) {
      sum += card + day;
    }
    process.stdout.write(`${sum}\n`);
  },

  /** Reads every answer and writes it as JSON. */
  export: async (file, target) => {
    const database = await open(file);
    const rows = database.prepare(
      answersSql(`${answerColumns}, ease100, stability, difficulty, due_on`),
    );
    await pipeline(async function* () {
      let text = '';
      for (const row of rows.iterate()) {
        text += `${JSON.stringify(row)}\n`;
        if (text.length < 65_536) continue;
        yield text;
        text = '';
      }
      yield text;
    }, createWriteStream(target));
  },

  /** Reads and hashes notes. */
  hash: (folder) => {
    for (const file of noteFiles(folder)) {
      createHash('sha256').update(readFileSync(file)).digest('hex');
    }
  },

  /** Parses notes, and inserts as many rows as they make cards. */
  lex: async (folder, file, cards) => {
    const { Marked } = await import('marked');
    const texts = [];
    for (const note of noteFiles(folder)) {
      for (const { raw } of new Marked().lexer(readFileSync(note, 'utf8'))) {
        texts.push(...raw.split('\n'));
      }
    }
    const database = await open(file, { readonly: false });
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.exec(
      `CREATE TABLE cards (id TEXT PRIMARY KEY, line INTEGER, deck TEXT, question TEXT, answer TEXT,
         path TEXT, kind TEXT) WITHOUT ROWID`,
    );
    const insert = database.prepare('INSERT INTO cards VALUES (?, ?, ?, ?, ?, ?, ?)');
    database.transaction(() => {
      for (let line = 0; line < Number(cards); line += 1) {
        const text = texts[line % texts.length] ?? '';
        const id = createHash('sha256').update(`${line}`).digest('hex').slice(0, 26);
        insert.run(id, line, 'deck', text.slice(0, 60), text, '["A heading","Another"]', 'term');
      }
    })();
  },
};

const answerColumns = `events.card, day, at, offset_minutes, kind, grade, duration_ms, interval_days`;

function answersSql(columns) {
  return `SELECT ${columns} FROM events WHERE kind <= 4`;
}

async function open(file, { readonly = true } = {}) {
  const { default: Database } = await import('better-sqlite3');
  return new Database(file, { readonly });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [name, ...args] = process.argv.slice(2);
  await floors[name](...args);
}
