import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { decksSchema, importSchema } from '../../src/contract.ts';
import { newProgram } from '../e2e/program.ts';
import { describeWithShared } from '../shared.ts';
import { payloadPath, payloadText, tracesOfRunCode } from './payloads.ts';

const own = ['../../x', '/etc/x', '..', 'C:\\x', '-rf', '--help', '__proto__', 'constructor'];
own.push(
  'toString',
  'null',
  '0',
  '%2e%2e%2f',
  'a*b?c"d<e>f|g',
  '~root',
  '$HOME',
  'é',
  'x'.repeat(300),
);

/** Decks of these names are listed, asked for by name and given settings, and are paths of nothing. */
async function promises(names: readonly string[]): Promise<void> {
  const engram = newProgram();
  const notes = names.map((name, index) =>
    engram.note(
      `notes/${index}.md`,
      `---\ndeck: ${JSON.stringify(name)}\ntags: [${JSON.stringify(name)}]\n---\n\nQ: Which is ${index}?\nA: It.\n`,
    ),
  );
  const { changes, files } = await engram.json(importSchema, 'import', 'notes');
  expect([files, changes.length]).toEqual([notes.length, notes.length]);
  const made = new Set(changes.map(({ deck }) => deck));
  const { decks } = await engram.json(decksSchema, 'decks');
  const listed = new Set(decks.map(({ deck }) => deck));
  expect([...made].filter((deck) => !listed.has(deck))).toEqual([]);
  for (const deck of ['__proto__', 'constructor', '-rf', '--help']) {
    expect(await engram.ok('next', '--', deck)).toContain('Which is');
  }
  for (const deck of ['__proto__', 'constructor', 'toString']) {
    await engram.ok('config', 'set', 'newPerDay', '0', '--deck', deck);
  }
  expect(await engram.run('next', '__proto__')).toMatchObject({
    stdout: expect.not.stringContaining('Which is'),
  });
  expect(await engram.ok('next', '--', '-rf')).toContain('Which is');
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(tracesOfRunCode()).toEqual([]);
}

describe('decks that are called like paths, options and parts of objects', () => {
  test('are decks', () => promises(own), 60_000);
});

describeWithShared('the names of the corpus', 'payloads', () => {
  test('are decks', () => promises(payloadText('names/deck-names.txt').split('\n')), 60_000);
});

describeWithShared('the hostile folder of the corpus', 'payloads/make-fs.sh', () => {
  test.runIf(process.platform === 'linux')(
    'is read to its end, links and pipes and all',
    async () => {
      const engram = newProgram();
      const folder = join(engram.folder, 'notes');
      execFileSync('sh', [payloadPath('make-fs.sh'), folder], { stdio: 'ignore' });
      onTestFinished(() => {
        for (const name of ['noperm-dir', 'noperm.md']) chmodSync(join(folder, name), 0o700);
      });
      const { stdout } = await engram.run('import', 'notes', '--json');
      const { changes, warnings } = importSchema.parse(JSON.parse(stdout));
      const found = warnings.map(({ file, rule }) => [basename(file), rule]);
      expect(found).toEqual(
        expect.arrayContaining([
          ['fifo.md', expect.any(String)],
          ['dangling.md', expect.any(String)],
          ['self.md', expect.any(String)],
        ]),
      );
      const decks = new Set(changes.map(({ deck }) => deck));
      for (const deck of ['a::b::n', '-rf', '--help', 'new line', 'esc[31m', 'UPPER', `q"uote'`]) {
        expect(decks).toContain(deck);
      }
      // Each file once, whatever links lead to it, and nothing from outside.
      const files = changes.map(({ source }) => source.file);
      expect(files.filter((file) => file.endsWith('n.md'))).toHaveLength(1);
      expect(files.every((file) => file.includes('/notes/'))).toBe(true);
      expect(tracesOfRunCode()).toEqual([]);
    },
  );
});
