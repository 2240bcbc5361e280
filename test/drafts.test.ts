import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { draftOf, removeDraft, sweepDrafts } from '../src/drafts.ts';

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'engram-drafts-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** The id of a process that is gone. */
function goneProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

test('what killed processes left is taken away once it is old, and nothing else', () => {
  const folder = newFolder();
  const gone = `.engram-draft-${goneProcess()}-${randomUUID()}`;
  const young = `.engram-draft-${goneProcess()}-${randomUUID()}`;
  const ours = draftOf(join(folder, 'x')).slice(folder.length + 1);
  const others = ['engram.db', 'engram.db.new-1', '.engram-draft-1', `${gone}.md`, 'note.md'];
  for (const name of [gone, `${gone}-wal`, `${gone}-journal`, young, ours, ...others]) {
    writeFileSync(join(folder, name), 'x');
    if (name !== young) utimesSync(join(folder, name), 0, 0);
  }
  sweepDrafts(folder);
  expect(readdirSync(folder).toSorted()).toEqual([young, ours, ...others].toSorted());
});

test('a folder that is not there, or no folder, is none of its business', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'file'), '');
  expect(() => sweepDrafts(join(folder, 'nowhere'))).not.toThrow();
  expect(() => sweepDrafts(join(folder, 'file'))).not.toThrow();
});

test('a draft goes with all that SQLite put beside it', () => {
  const folder = newFolder();
  const draft = draftOf(join(folder, 'engram.db'));
  for (const end of ['', '-wal', '-shm', '-journal']) writeFileSync(draft + end, '');
  removeDraft(draft);
  expect(readdirSync(folder)).toEqual([]);
});
