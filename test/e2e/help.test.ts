import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectFolder, sharedProgram } from './program.ts';

const engram = sharedProgram();

const commands = [
  'status',
  'start',
  'import',
  'lint',
  'review',
  'next',
  'answer',
  'undo',
  'suspend',
  'resume',
  'bury',
  'reset',
  'flag',
  'cards',
  'card',
  'decks',
  'stats',
  'simulate',
  'plan',
  'export',
  'import-reviews',
  'backup',
  'restore',
  'config',
  'evaluate',
  'optimize',
  'doctor',
];

describe('help', () => {
  test('lists every command, on standard output, with status 0', async () => {
    const help = await engram.ok('--help');
    expect(commands.filter((name) => !new RegExp(`^  ${name} `, 'm').test(help))).toEqual([]);
    expect(await engram.ok('-h')).toBe(help);
    expect(await engram.ok('help')).toBe(help);
    const { stdout } = await engram.shell('engram --help');
    expect(stdout).toBe(help);
  });

  test.each(commands)('of `%s` says how it is called', async (name) => {
    const help = await engram.ok(name, '--help');
    expect(help).toMatch(new RegExp(`^Usage: engram ${name} `));
    // A line of its own says what the command does.
    expect(help.split('\n')[2]).toMatch(/^\S.{10,}/);
    expect(Math.max(...help.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('is the same by `engram help COMMAND`, and wins over wrong arguments', async () => {
    const help = await engram.ok('export', '--help');
    expect(await engram.ok('help', 'export')).toBe(help);
    expect(await engram.ok('export', 'nonsense', '--help')).toBe(help);
    expect(await engram.ok('help', 'config', 'set')).toMatch(/^Usage: engram config set /);
  });

  test('and the version open no database', () => {
    expect(existsSync(engram.home)).toBe(false);
  });
});

test('the version is the one of the package', async () => {
  const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
  for (const args of [['--version'], ['-V'], ['--version', '--json'], ['status', '--version']]) {
    expect([args, await engram.ok(...args)]).toEqual([args, `${version}\n`]);
  }
});
