import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { exportedSchema } from '../../src/contract.ts';
import { run } from '../../src/main.ts';
import type { Stream } from '../../src/terminal/io.ts';
import { textOfInert } from '../export/apkg/inert-html.ts';
import { fieldsOf, readPackage } from '../export/apkg/read-package.ts';
import { allCards, tides, winds } from './collection.ts';
import { copyOf, type Program, sharedProgram } from './program.ts';

const hostile = `---
deck: "odd::::<script>::\\e[31mred"
tags: ["two words", "<img src=x onerror=alert(1)>"]
---
# Odd [sound:a.mp3]

## Features </div><script>alert(1)</script>

- **Alpha {{c1::x}}**: </div><script>alert(1)</script> \u001b[2J \\\\(x\\\\) \u001f [latex]x[/latex]
- **Beta**: {{Question}} <img src=x onerror=alert(1)> [x](javascript:alert(1))
`;

const original = sharedProgram();

beforeAll(async () => {
  for (const [name, text] of Object.entries({ winds, tides, hostile })) {
    await original.ok('import', original.note(`${name}.md`, text));
  }
  for (const { id } of (await allCards(original)).slice(0, 3)) await original.ok('answer', id, '4');
  await original.ok('undo');
});

async function packageOf(program: Program, ...more: readonly string[]) {
  const file = join(program.folder, 'cards.apkg');
  const call = ['export', 'cards', '--format', 'apkg', '-o', file, '--force', ...more];
  expect((await program.run(...call)).status).toBe(0);
  return readPackage(readFileSync(file));
}

describe('export cards --format apkg', () => {
  test('writes with the built program what Anki reads, and no answer that was taken back', async () => {
    const engram = copyOf(original);
    const { notes, cards, revlog, col } = await packageOf(engram.with({}));
    const all = await allCards(original);
    expect(notes.map(({ guid }) => guid)).toEqual(all.map(({ id }) => id));
    expect([cards.length, revlog.length]).toEqual([all.length, 2]);
    expect(new Set(revlog.map(({ cid }) => cid))).toEqual(
      new Set(cards.slice(0, 2).map(({ id }) => id)),
    );
    expect(revlog.map(({ ease, type }) => [ease, type])).toEqual([
      [3, 0],
      [3, 0],
    ]);
    expect(Object.values(col.decks).map(({ name }) => name)).toContain('winds');
    expect(readdirSync(engram.folder).filter((name) => name.includes('.tmp'))).toEqual([]);
  });

  test('holds text of notes on which nothing acts', async () => {
    const collection = await packageOf(original, 'odd');
    expect(collection.notes.length).toBeGreaterThanOrEqual(3);
    const fields = collection.notes.flatMap((note) => Object.values(fieldsOf(note, collection)));
    expect(fields.map(textOfInert).join()).toContain('</div><script>alert(1)</script>');
    expect(Object.values(collection.col.decks).map(({ name }) => name)).toEqual([
      ...['Default', 'odd', 'odd::<script>', 'odd::<script>::[31mred'],
    ]);
    expect(collection.notes[0]?.tags).toBe(' two_words _img_src=x_onerror=alert(1)_ ');
  });

  test('is of the decks that are named, and of retired cards where they are asked for', async () => {
    const engram = copyOf(original);
    await engram.ok(
      'import',
      original.note('tides.md', '# Tides\n\nQ: What is ebb?\nA: Falling.\n'),
    );
    const counts = [];
    for (const more of [
      ['tides'],
      ['tides', '--retired'],
      ['winds', 'tides'],
      ['--deck', 'winds'],
    ]) {
      const { cards } = await packageOf(engram, ...more);
      counts.push([cards.length, cards.filter(({ queue }) => queue === -1).length]);
    }
    const ofWinds = (await allCards(engram)).filter(({ deck }) => deck === 'winds').length;
    expect(counts).toEqual([
      [1, 0],
      [3, 2],
      [1 + ofWinds, 0],
      [ofWinds, 0],
    ]);
    original.note('tides.md', tides);
  });

  test('leaves a file that is there, and says on --json what it wrote', async () => {
    const engram = copyOf(original);
    const file = engram.note('out/cards.apkg', 'mine');
    const call = ['export', 'cards', '--format', 'apkg', '-o', file, '--json'];
    expect((await engram.run(...call)).status).toBe(4);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    const mode = statSync(file).mode;
    const said = await engram.run(...call, '--force');
    expect(exportedSchema.parse(JSON.parse(said.stdout))).toEqual({ file, format: 'apkg' });
    expect(statSync(file).mode).toBe(mode);
    expect(readdirSync(join(engram.folder, 'out'))).toEqual(['cards.apkg']);
  });

  test('goes into a pipe, but not to a terminal', async () => {
    const parts: (string | Uint8Array)[] = [];
    const said: string[] = [];
    const out = (isTerminal: boolean): Stream => ({
      write: (text) => void parts.push(text),
      writeAll: async (all) => void parts.push(...all),
      isTerminal,
      columns: 80,
    });
    const err: Stream = { ...out(false), write: (text) => void said.push(text) };
    const { env } = original;
    const call = ['export', 'cards', '--format', 'apkg'];
    const status = await run(call, { out: out(true), err, inputIsTerminal: true, env });
    expect([status, parts]).toEqual([2, []]);
    expect(said.join('')).toContain('-o cards.apkg');
    expect(await run(call, { out: out(false), err, inputIsTerminal: true, env })).toBe(0);
    const { notes } = readPackage(Buffer.concat(parts.map((part) => Buffer.from(part))));
    expect(notes).toHaveLength((await allCards(original)).length);
  });

  test.each([
    [['reviews', 'winds'], /^The export of reviews is of all decks/u],
    [['reviews', '--format', 'apkg'], /^reviews cannot .* apkg\./u],
    [['cards', 'nowhere', '--format', 'apkg'], /no deck nowhere/u],
  ])('is refused where it is wrong: %j', async (args, words) => {
    const { status, stdout, stderr } = await original.run('export', ...args);
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringMatching(words)]);
  });
});
