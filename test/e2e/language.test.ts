import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cardsSchema, errorSchema, importSchema } from '../../src/contract.ts';
import { newProgram, type Program } from './program.ts';

const english = '# EC2\n\n## Features\n\n- **Elasticity**: instances come and go with the demand\n';
const spanish =
  '# EC2\n\n## Características\n\n- **Elasticidad**: las instancias aumentan según la demanda\n';
const japanese = '# EC2\n\n## 主な機能\n\n- **弾力性**：需要に応じて増減できます。\n';

async function questions(program: Program): Promise<readonly string[]> {
  const { cards } = await program.json(cardsSchema, 'cards');
  return cards.map((card) => card.question);
}

function settings(program: Program, text: object): void {
  mkdirSync(program.home, { recursive: true });
  writeFileSync(join(program.home, 'config.json'), JSON.stringify(text));
}

test('notes in English are asked about in English, others in no language', async () => {
  const program = newProgram();
  program.note('notes/a.md', english);
  program.note('notes/b.md', spanish);
  program.note('notes/c.md', japanese);
  await program.ok('import', 'notes');
  expect(await questions(program)).toEqual([
    'In EC2, what is *Elasticity*?',
    'EC2 – *Características* – *Elasticidad*: ?',
    'EC2 – *主な機能* – *弾力性*: ?',
  ]);
});

test('a note says what language it is in, and is believed', async () => {
  const program = newProgram();
  program.note('a.md', `---\nlang: es-ES\n---\n${english}`);
  program.note('b.md', `---\nlanguage: en\n---\n${japanese}`);
  await program.ok('import', '.');
  const [first, second] = await questions(program);
  expect(first).toBe('EC2 – *Features* – *Elasticity*: ?');
  expect(second).toContain('what is *弾力性*?');
});

test('a language without wordings is refused, and those there are are named', async () => {
  const program = newProgram();
  settings(program, { language: 'xx' });
  program.note('a.md', english);
  const { status, stdout } = await program.run('import', 'a.md', '--json');
  expect(status).toBe(3);
  expect(errorSchema.parse(JSON.parse(stdout)).error.hint).toContain('en');
});

test('the settings add headings to the vocabulary, and switch kinds of cards on', async () => {
  const program = newProgram();
  settings(program, {
    sections: [{ kind: 'use-cases', headings: ['good at'] }],
    kinds: { reverse: true },
  });
  program.note(
    'a.md',
    '# EC2\n\n## Good at\n\n- **Web hosting**: serves sites that grow without notice\n',
  );
  await program.ok('import', 'a.md');
  expect(await questions(program)).toEqual([
    'How is EC2 used for *Web hosting*?',
    expect.stringMatching(/^Which .* of EC2 is this\? serves sites that grow without notice$/u),
  ]);
});

test('notes that did not change are read again when a setting about them did', async () => {
  const program = newProgram();
  program.note('a.md', '# EC2\n\n- **Web host**: serves sites that grow without notice\n');
  await program.ok('import', 'a.md');
  settings(program, { kinds: { reverse: true } });
  const { cards, skipped } = await program.json(importSchema, 'import', 'a.md');
  expect({ skipped, ...cards }).toMatchObject({ skipped: 0, added: 1, unchanged: 1 });
  expect(await program.json(importSchema, 'import', 'a.md')).toMatchObject({ skipped: 1 });
});
