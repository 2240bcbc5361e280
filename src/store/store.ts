import { plainRuleBook, type RuleBook } from '../schedule/rules.ts';
import { answerLog } from './answer-log.ts';
import { answers } from './answers.ts';
import { backUp } from './backup.ts';
import { addBackup, type BackupWanted, writeCompressed } from './backups/backup-folder.ts';
import { cards } from './cards.ts';
import { danglingRows, quickCheck } from './check.ts';
import type { Connection } from './connection.ts';
import { cramCandidates } from './cram-candidates.ts';
import { deckCounts } from './deck-counts.ts';
import { events } from './events.ts';
import { foreseenCards } from './foreseen-cards.ts';
import { importedActs } from './imported-acts.ts';
import { imports } from './imports.ts';
import { knownCards } from './known-cards.ts';
import { deviceOf } from './meta.ts';
import { type Migrations, schemaVersion } from './migrate.ts';
import { openDatabase } from './open.ts';
import { orphans } from './orphans.ts';
import { bringHashesUpToDate } from './question-hash.ts';
import { queueCandidates } from './queue-candidates.ts';
import { reviewLog } from './review-log.ts';
import { rollUps } from './roll-ups.ts';
import { schedules } from './schedules.ts';

export type Store = ReturnType<typeof openStore>;

/**
 * The collection in a database file, which is created when there is none; `:memory:` keeps one for
 * as long as it is open. `migrationsFolder` is asked for only when the schema is built or changed.
 * Schedules are kept by the given rules, and made again from the log where they were kept by others.
 *
 * What it promises: an answer or act is on the disk when the call that records it returns; a call
 * does all it says or nothing; events are never changed; schedules are what the events add up to.
 * Throws `EngramError`: `refused-data` for a file that is damaged or not ours, `busy` when another
 * process holds it for longer than five seconds, `failed` when the disk is full or not writable.
 */
export function openStore(
  file: string,
  migrationsFolder: () => string,
  rules: RuleBook = plainRuleBook,
) {
  const migrations: Migrations = { latest: schemaVersion, folder: migrationsFolder };
  const connection = openDatabase(file, migrations);
  try {
    return collection(connection, rules);
  } catch (error) {
    connection.close();
    throw error;
  }
}

function collection(connection: Connection, rules: RuleBook) {
  const kept = schedules(connection, rules);
  kept.bringUpToDate();
  bringHashesUpToDate(connection);
  const log = events(connection, kept, deviceOf(connection), rules);
  const decks = deckCounts(connection);
  const changes = connection.query<[], { changes: number }>('SELECT total_changes() AS changes');
  return {
    file: connection.file,
    cards: cards(connection),
    events: log,
    answers: { ...answers(connection), ...answerLog(connection) },
    decks,
    queueCandidates: queueCandidates(connection),
    cramCandidates: cramCandidates(connection, decks.names),
    foreseenCards: foreseenCards(connection),
    known: knownCards(connection),
    applyImport: imports(connection, kept, log),
    importReviews: reviewLog(connection, kept, log, rules),
    importActs: importedActs(connection, kept, log),
    orphans: orphans(connection),
    verifySchedules: kept.verify,
    rebuildSchedules: kept.rebuild,
    rollUps: rollUps(connection),
    /** What SQLite finds wrong with the file; nothing when it is sound. */
    quickCheck: () => quickCheck(connection),
    /** Rows that refer to others that are not there, as only a damaged file has them. */
    danglingRows: () => danglingRows(connection),
    /** Puts a checked, compressed copy into the folder of backups; gives its path. */
    addBackup: (wanted: BackupWanted): string => addBackup(connection, wanted),
    /** Whether anything was written since the database was opened. */
    hasWritten: (): boolean => (changes.first()?.changes ?? 0) > 0,
    /** Writes a checked copy to `target`, compressed. */
    backUpCompressed: (target: string) => writeCompressed(connection, target),
    /** Writes a consistent, checked copy to `target`, which it replaces. */
    backUp: (target: string) => backUp(connection, target),
    /**
     * Reads the file from now on without mapping it into memory: for work that goes through all of
     * it, which would count as memory of the process.
     */
    readUnmapped: () => connection.execute('PRAGMA mmap_size = 0'),
    /** Several acts as one: all of them are kept, or none when `work` throws. */
    transaction: connection.transaction,
    close: connection.close,
  };
}
