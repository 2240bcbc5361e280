import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backupName, readBackupName } from '../../../src/store/backups/backup-name.ts';
import { backupsToDrop, usualBackupsKept } from '../../../src/store/backups/thinning.ts';

const noon = (date: string): number => Date.parse(`${date}T12:00:00Z`);

function backupAt(at: number, again = 1) {
  const backup = readBackupName(backupName(at, 'daily', again));
  if (backup === undefined) throw new Error('A backup has a name that can be read');
  return backup;
}

describe('the name of a backup', () => {
  test('says when it was made and why, and is read back', () => {
    const name = backupName(noon('2026-11-24'), 'import', 2);
    expect(name).toBe('engram-20261124T120000Z-import-2.db.gz');
    expect(readBackupName(name)).toEqual({ name, at: noon('2026-11-24'), reason: 'import' });
  });

  test.each([
    'engram.db',
    'engram-20261324T120000Z-daily.db.gz',
    'engram-before-migration-from-v1.db.gz',
    '../engram-20261124T120000Z-daily.db.gz',
  ])('is not %s', (name) => {
    expect(readBackupName(name)).toBeUndefined();
  });
});

describe('thinning', () => {
  test('keeps the latest of seven days, four weeks and twelve months', () => {
    const days = Array.from({ length: 500 }, (_, index) =>
      backupAt(noon('2026-11-24') - index * 86_400_000),
    );
    const dropped = new Set(backupsToDrop(days, usualBackupsKept));
    const kept = days.filter((backup) => !dropped.has(backup));
    expect(kept.map(({ at }) => new Date(at).toISOString().slice(0, 10))).toEqual([
      '2026-11-24',
      '2026-11-23',
      '2026-11-22',
      '2026-11-21',
      '2026-11-20',
      '2026-11-19',
      '2026-11-18',
      '2026-11-15',
      '2026-11-08',
      ...['2026-10-31', '2026-09-30', '2026-08-31', '2026-07-31', '2026-06-30', '2026-05-31'],
      ...['2026-04-30', '2026-03-31', '2026-02-28', '2026-01-31', '2025-12-31'],
    ]);
  });

  test('of any backups keeps the latest, is stable, and never drops for age alone', () => {
    const anyBackups = fc
      .array(fc.tuple(fc.integer({ min: 0, max: 4_000_000 }), fc.integer({ min: 1, max: 3 })), {
        maxLength: 60,
      })
      .map((parts) => parts.map(([minutes, again]) => backupAt(minutes * 600_000, again)));
    fc.assert(
      fc.property(anyBackups, (backups) => {
        const dropped = new Set(backupsToDrop(backups, usualBackupsKept));
        const kept = backups.filter((backup) => !dropped.has(backup));
        const latest = Math.max(...backups.map(({ at }) => at));
        if (backups.length > 0) expect(kept.some(({ at }) => at === latest)).toBe(true);
        expect(backupsToDrop(kept, usualBackupsKept)).toEqual([]);
        const days = (all: typeof backups) =>
          new Set(all.map(({ at }) => Math.floor(at / 86_400_000))).size;
        expect(days(kept)).toBeGreaterThanOrEqual(Math.min(7, days(backups)));
      }),
    );
  });
});
