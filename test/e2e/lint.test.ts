import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importSchema, lintSchema } from '../../src/contract.ts';
import { newProgram } from './program.ts';

const poor = '# EC2\n\n## Features\n\n- **Other**: is good\n- **Spot**:\n';
const good = '# S3\n\n## Features\n\n- **Bucket**: holds objects\n';

test('each finding is said with its line and how to mend it, note by note', async () => {
  const program = newProgram();
  program.note('notes/good.md', good);
  program.note('notes/a.md', poor);
  program.note('notes/b.md', poor);
  const text = await program.ok('lint', 'notes');
  expect(text.trimEnd().split('\n')).toEqual([
    expect.stringMatching(/^notes\/a\.md:6: .*Spot.*not described.* empty-term$/),
    expect.stringMatching(/^ {2}\w/),
    '',
    expect.stringMatching(/^notes\/b\.md:6: /),
    expect.stringMatching(/^ {2}\w/),
    '',
    '2 findings in 2 of 3 notes.',
  ]);
});

test('with --json it is the document of the contract', async () => {
  const program = newProgram();
  const file = program.note('a.md', poor);
  program.note('b.md', good);
  expect(await program.json(lintSchema, 'lint', '.')).toEqual({
    findings: [
      {
        file,
        line: 6,
        rule: 'empty-term',
        message: expect.stringContaining('Spot'),
        fix: expect.any(String),
      },
    ],
    files: 2,
  });
});

test('findings are no failure, but with --strict', async () => {
  const program = newProgram();
  program.note('poor.md', poor);
  program.note('good.md', good);
  const statusOf = async (...args: string[]) => (await program.run('lint', ...args)).status;
  expect(await statusOf('poor.md')).toBe(0);
  expect(await statusOf('poor.md', '--strict')).toBe(1);
  expect(await statusOf('poor.md', '--strict', '--json')).toBe(1);
  expect(await statusOf('good.md', '--strict')).toBe(0);
  expect(await statusOf('missing.md')).toBe(2);
});

test('nothing is written, not even a database', async () => {
  const program = newProgram();
  program.note('a.md', poor);
  await program.ok('lint', 'a.md');
  expect(existsSync(program.database)).toBe(false);
  expect(existsSync(program.home)).toBe(false);
});

test('a note that cannot be read is a finding, and the others are looked at', async () => {
  const program = newProgram();
  program.note('a.md', new Uint8Array([0x23, 0x20, 0xff, 0x0a]));
  program.note('b.md', poor);
  program.note('c.md', '\n');
  const { findings, files } = await program.json(lintSchema, 'lint', '.');
  expect(findings.map(({ rule, line }) => `${line} ${rule}`).sort()).toEqual([
    '1 empty',
    '1 refused',
    '6 empty-term',
  ]);
  expect(files).toBe(3);
});

test('standard input and ignored folders are read as an import reads them', async () => {
  const program = newProgram();
  program.note('.engramignore', 'private/\n');
  program.note('private/a.md', poor);
  program.note('b.md', good);
  expect(await program.ok('lint', '.')).toBe('No findings in 1 note.\n');
  const piped = await program.with({ input: poor }).ok('lint', '-');
  expect(piped).toMatch(/^<stdin>:6: /);
  const imported = await program.json(importSchema, 'import', '.');
  expect(imported.files).toBe(1);
});

test('two notes that answer one question differently name each other', async () => {
  const program = newProgram();
  program.note('a.md', '# Quiz\n\n## What is a Region?\n\nA place.\n');
  program.note('b.md', '# Quiz\n\n## What is a Region?\n\nAn area.\n');
  const text = await program.ok('lint', '.');
  expect(text).toMatch(/^a\.md:3: .* at b\.md:3.*ambiguous-question$/m);
  expect(text).toMatch(/^b\.md:3: .* at a\.md:3.*ambiguous-question$/m);
});

test('what a note says cannot act on the terminal', async () => {
  const program = newProgram();
  program.note('a.md', '# EC2\n\n- **Spot\u001b]0;title\u0007&#27;[2J**:\n');
  const text = await program.ok('lint', 'a.md');
  expect(text).toContain('empty-term');
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
});
