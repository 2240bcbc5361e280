import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { cardOn, tides, winds } from '../e2e/collection.ts';
import { newProgram, projectFolder } from '../e2e/program.ts';

const script = fileURLToPath(new URL('./offline-process.mjs', import.meta.url));
const built = join(projectFolder, 'dist');

/** Whether the calls of a process to the system can be listed here. */
const canTrace = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0;

test('no command reaches for a network', async () => {
  const engram = newProgram();
  engram.note('notes/tides.md', tides);
  await engram.ok('import', 'notes');
  const { id } = await cardOn(engram, 'ebb');
  engram.note('notes/winds.md', winds);
  const commands = [
    'import notes',
    'lint notes',
    'status',
    'cards',
    `card ${id}`,
    'decks',
    'next',
    `answer ${id} 4`,
    'undo',
    `flag ${id}`,
    'stats',
    'plan --exam 2026-06-01',
    'simulate',
    'export stats --format html -o page.html',
    'export cards --format md',
    'export cards --format apkg -o cards.apkg',
    'export reviews',
    'config set newPerDay 5',
    'backup',
    'restore latest --force',
    'doctor',
  ];
  const trace = join(engram.folder, 'trace');
  const call = [process.execPath, script, join(built, 'main.cjs')].map((arg) => `'${arg}'`);
  const { stderr } = await engram
    .with({ env: { COMMANDS: JSON.stringify(commands.map((one) => one.split(' '))) } })
    .shell(
      `${canTrace ? 'strace -f -e trace=socket,connect,bind -o trace ' : ''}${call.join(' ')} "$COMMANDS" > /dev/null`,
    );
  const ran = stderr.match(/<ran>.*/gu) ?? [];
  expect(ran).toEqual(commands.map((command) => `<ran>${command}: 0`));
  expect(stderr).not.toContain('<network>');
  if (!canTrace) process.stderr.write('SKIPPED the trace of the system: no strace here\n');
  else expect(readFileSync(trace, 'utf8')).not.toMatch(/AF_INET/u);
});

test('nothing of what is built loads a module of the network', () => {
  const pieces = readdirSync(built).filter((name) => name.endsWith('.cjs'));
  expect(pieces.length).toBeGreaterThan(10);
  const network =
    /(?:from|import|require)\s*\(?\s*["'](?:node:)?(?:https?|http2|net|tls|dns|dgram)(?:\/\w+)?["']/u;
  for (const name of pieces) {
    expect([name, network.exec(readFileSync(join(built, name), 'utf8'))?.[0]]).toEqual([
      name,
      undefined,
    ]);
  }
});
