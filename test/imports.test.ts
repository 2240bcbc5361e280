import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const script = join(import.meta.dirname, '..', 'scripts', 'check-imports.mjs');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engram-imports-'));
  write('card.ts', 'export const a = 1;\n');
  write('notes/notes.ts', "import { a } from '../card.ts';\nimport { Lexer } from 'marked';\n");
  write('commands/status.ts', "import { b } from '../store/store.ts';\n");
  write(
    'store/store.ts',
    "import { c } from '../schedule/fold.ts';\nimport x from 'better-sqlite3';\n",
  );
  write('schedule/fold.ts', "import type { a } from '../card.ts';\n");
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

test('imports that run the right way pass', () => {
  expect(execFileSync('node', [script, folder], { encoding: 'utf8' })).toContain(
    '5 files, 0 problems',
  );
});

test.each([
  ['a pure room that imports Node', 'notes/bad.ts', "import { readFileSync } from 'node:fs';\n"],
  [
    'a pure room that loads Node late',
    'notes/bad.ts',
    "const { readFileSync } = process.getBuiltinModule('node:fs');\n",
  ],
  ['a pure room that imports a database', 'stats/bad.ts', "import D from 'better-sqlite3';\n"],
  [
    'a pure room that imports an edge',
    'schedule/bad.ts',
    "import { x } from '../store/store.ts';\n",
  ],
  ['a pure room that reads the clock', 'review/bad.ts', "import { c } from '../clock.ts';\n"],
  [
    'an edge that imports another',
    'terminal/bad.ts',
    "import type { s } from '../store/store.ts';\n",
  ],
  [
    'an edge that imports a command',
    'store/bad.ts',
    "export { x } from '../commands/status.ts';\n",
  ],
  ['a core type that imports a room', 'grade.ts', "import { x } from './notes/notes.ts';\n"],
  ['a late import that runs the wrong way', 'files/bad.ts', "await import('../config/load.ts');\n"],
  ['program code that loads the schemas', 'export/bad.ts', "import { s } from '../contract.ts';\n"],
])('%s is found', (_, file, text) => {
  write(file, text);
  const { status, stderr } = spawnSync('node', [script, folder], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toContain(file);
});

test('a folder without sources is no pass', () => {
  expect(spawnSync('node', [script, join(folder, 'schedule', '..', 'none')]).status).not.toBe(0);
});
