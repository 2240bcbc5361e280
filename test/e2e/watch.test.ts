import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cardsSchema } from '../../src/contract.ts';
import { monday, newProgram, type Program } from './program.ts';
import { type Running, start } from './running-program.ts';

let program: Program;
let notes = '';
let watching: Running | undefined;
beforeEach(() => {
  program = newProgram();
  notes = join(program.folder, 'notes');
});
afterEach(async () => {
  watching?.kill('SIGKILL');
  await watching?.ended;
  watching = undefined;
});

function write(name: string, text: string): string {
  const file = join(notes, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** A note on a topic, a bullet for each term. */
const note = (topic: string, terms: Readonly<Record<string, string>>): string =>
  `# ${topic}\n\n## Key Features\n\n${Object.entries(terms)
    .map(([term, description]) => `- **${term}**: ${description}\n`)
    .join('')}`;

async function watch(paths: readonly string[] = [notes], ...more: string[]): Promise<Running> {
  const env = { ENGRAM_HOME: program.home, ENGRAM_NOW: monday, NO_COLOR: '1' };
  watching = start(['import', ...paths, '--watch', ...more], env);
  await watching.says(/Watching/);
  return watching;
}

const cards = async () => (await program.json(cardsSchema, 'cards')).cards;

describe('while notes are watched', () => {
  test('they are imported at the beginning, and again when they are saved', async () => {
    const file = write('ec2.md', note('EC2', { Elasticity: 'scales up and down' }));
    const running = await watch();
    expect(running.out()).toMatch(/1 card added/);
    writeFileSync(file, note('EC2', { Elasticity: 'scales up and down', Spot: 'spare capacity' }));
    await running.says(/ec2\.md: 2 cards added$/m);
    expect(await cards()).toHaveLength(3);
  });

  test('a note that an editor replaces by renaming is imported', async () => {
    const file = write('ec2.md', note('EC2', { Elasticity: 'scales up and down' }));
    const running = await watch();
    const whole = write('.ec2.md.swp', note('EC2', { Elasticity: 'grows and shrinks' }));
    renameSync(whole, file);
    await running.says(/ec2\.md: 1 card updated$/m);
    renameSync(file, `${file}~`);
    writeFileSync(file, note('EC2', { Elasticity: 'grows, shrinks and rests' }));
    await running.says(/(?:ec2\.md: 1 card updated\n[\s\S]*){2}/);
    expect(await cards()).toMatchObject([{ answer: 'grows, shrinks and rests' }]);
  });

  test('new notes and new folders are imported, what is ignored or hidden is not', async () => {
    write('.gitignore', 'private/\n');
    write('ec2.md', note('EC2', { Elasticity: 'scales up and down' }));
    const running = await watch();
    for (const name of ['private/a.md', '.b.md', 'c.txt']) write(name, note('X', { Y: 'a z' }));
    write('storage/s3.md', note('S3', { Bucket: 'holds objects' }));
    await running.says(/s3\.md: 1 card added$/m);
    expect(await cards()).toHaveLength(2);
  });

  test('a renamed note keeps its cards, a vanished one too', async () => {
    const file = write('ec2.md', note('EC2', { Elasticity: 'scales up and down' }));
    const other = write('s3.md', note('S3', { Bucket: 'holds objects' }));
    const before = await watch().then(cards);
    rmSync(other);
    renameSync(file, join(notes, 'compute.md'));
    await watching?.says(/compute\.md: 1 card moved$/m);
    expect(new Set((await cards()).map(({ id }) => id))).toEqual(
      new Set(before.map(({ id }) => id)),
    );
  });

  test('a file that was named may vanish and come back', async () => {
    const file = write('ec2.md', note('EC2', { Elasticity: 'scales up and down' }));
    const other = write('s3.md', note('S3', { Bucket: 'holds objects' }));
    const running = await watch([file, other]);
    rmSync(file);
    writeFileSync(other, note('S3', { Bucket: 'holds very many objects' }));
    await running.says(/s3\.md: 1 card updated$/m);
    writeFileSync(file, note('EC2', { Elasticity: 'grows and shrinks' }));
    await running.says(/ec2\.md: 1 card updated$/m);
    expect(await cards()).toHaveLength(2);
  });

  test('what cannot be read is said, and the watching goes on', async () => {
    const file = write('ec2.md', note('EC2', { Elasticity: 'scales up and down' }));
    const running = await watch();
    writeFileSync(file, Buffer.from([0x23, 0x20, 0xff, 0x0a]));
    await running.says(/warning .*ec2\.md:1: it is not UTF-8/);
    writeFileSync(file, note('EC2', { Elasticity: 'grows and shrinks' }));
    await running.says(/ec2\.md: 1 card updated$/m);
  });

  test('an import that fails is said, and the watching goes on', async () => {
    const file = write('ec2.md', note('EC2', { Elasticity: 'scales up and down' }));
    const running = await watch();
    const other = new Database(program.database);
    other.exec('BEGIN IMMEDIATE');
    writeFileSync(file, note('EC2', { Elasticity: 'grows and shrinks' }));
    await running.says(/database is (?:busy|in use|locked)|another/i);
    other.exec('ROLLBACK');
    other.close();
    writeFileSync(file, note('EC2', { Elasticity: 'grows, and shrinks again' }));
    await running.says(/ec2\.md: 1 card updated$/m);
  });

  test('mature cards are not retired, and how to retire them is said', async () => {
    const file = write('ec2.md', note('EC2', { Elasticity: 'scales', Spot: 'spare capacity' }));
    await program.ok('import', notes);
    const [card] = await cards();
    for (const day of ['2026-01-01', '2026-01-03', '2026-01-12', '2026-02-20'])
      await program.at(`${day}T10:00:00Z`).ok('answer', card?.id ?? '', '5');
    const running = await watch();
    writeFileSync(file, '# EC2\n\nAnother text altogether.\n');
    await running.says(/would retire 1 mature card[\s\S]*--force/);
    expect((await cards()).map(({ id }) => id)).toContain(card?.id);
    running.kill('SIGINT');
    await running.ended;
    const forced = await watch([notes], '--force');
    expect(forced.out()).toMatch(/retired/);
  });

  test('Ctrl-C ends it with status 130', async () => {
    write('ec2.md', note('EC2', { Elasticity: 'scales up and down' }));
    const running = await watch();
    running.kill('SIGINT');
    expect(await running.ended).toBe(130);
  });
});

test.each([[['--watch', '--json']], [['--watch', '--dry-run']], [['--watch', '-']]])(
  '%j is refused',
  async (options) => {
    write('ec2.md', note('EC2', { Elasticity: 'scales up and down' }));
    const { status } = await program.run('import', notes, ...options);
    expect(status).toBe(2);
  },
);

test('a path that is not there is refused, watched or not', async () => {
  const missing = join(program.folder, 'no', 'such', 'note.md');
  const { status, stderr } = await program.run('import', missing, '--watch');
  expect([status, stderr]).toEqual([2, expect.stringContaining('There is no file or folder')]);
});
