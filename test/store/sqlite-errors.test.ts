import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { EngramError } from '../../src/errors.ts';
import { explained } from '../../src/store/sqlite-errors.ts';

test.each([
  ['SQLITE_BUSY', 'busy', /Another program/],
  ['SQLITE_BUSY_SNAPSHOT', 'busy', /Another program/],
  ['SQLITE_FULL', 'failed', /NOT saved/],
  ['SQLITE_IOERR_WRITE', 'failed', /NOT saved/],
  ['SQLITE_READONLY_DIRECTORY', 'failed', /cannot be opened for writing/],
  ['SQLITE_CANTOPEN', 'failed', /cannot be opened for writing/],
  ['SQLITE_CORRUPT', 'refused-data', /damaged/],
  ['SQLITE_NOTADB', 'refused-data', /damaged/],
])('%s is told as %s', (code, kind, message) => {
  const told = explained(new Database.SqliteError('words of SQLite', code), 'engram.db');
  expect(told).toBeInstanceOf(EngramError);
  expect(told).toMatchObject({ kind, message: expect.stringMatching(message) });
});

test('a bug stays a bug', () => {
  const bug = new Database.SqliteError('no such column: x', 'SQLITE_ERROR');
  expect(explained(bug, 'engram.db')).toBe(bug);
  expect(explained(null, 'engram.db')).toBe(null);
});
