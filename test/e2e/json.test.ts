import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import {
  answerSchema,
  cardDetailSchema,
  cardsSchema,
  configChangeSchema,
  configSchema,
  configValueSchema,
  decksSchema,
  doctorSchema,
  errorSchema,
  evaluateSchema,
  exportedSchema,
  importSchema,
  lintSchema,
  nextSchema,
  optimizeSchema,
  planSchema,
  quizSchema,
  simulateSchema,
  startSchema,
  statsSchema,
  statusSchema,
  undoSchema,
} from '../../src/contract.ts';
import { exitStatus } from '../../src/errors.ts';
import { cardOn, tides, winds } from './collection.ts';
import { newProgram, sharedProgram } from './program.ts';

const engram = sharedProgram();
let id = '';

beforeAll(async () => {
  engram.note('notes/tides.md', tides);
  engram.note('notes/winds.md', winds);
  engram.note('more.md', '# More\n\nQ: What is a neap tide?\nA: The smallest one.\n');
  await engram.ok('import', 'notes');
  ({ id } = await cardOn(engram, 'ebb'));
});

/** A call, with the shape that it promises. `ID` stands for the id of a card. */
const promised: readonly (readonly [call: string, schema: z.ZodType])[] = [
  ['status', statusSchema],
  ['', statusSchema],
  ['import more.md --dry-run', importSchema],
  ['import more.md', importSchema],
  ['lint notes more.md', lintSchema],
  ['cards', cardsSchema],
  ['cards ebb --deck tides --state new --kind qa --retired', cardsSchema],
  ['card ID', cardDetailSchema],
  ['decks', decksSchema],
  ['next', nextSchema],
  ['quiz --seed 1 --count 2', quizSchema],
  ['quiz tides', quizSchema],
  ['next winds', nextSchema],
  ['answer ID good --ms 1200', answerSchema],
  ['answer ID 2', answerSchema],
  ['card ID', cardDetailSchema],
  ['undo', undoSchema],
  ['suspend ID', cardsSchema],
  ['resume ID', cardsSchema],
  ['bury ID', cardsSchema],
  ['flag ID --reason wording', cardsSchema],
  ['flag ID --off', cardsSchema],
  ['reset ID', cardsSchema],
  ['undo', undoSchema],
  ['card ID', cardDetailSchema],
  ['config', configSchema],
  ['config set newPerDay 5 --deck tides', configChangeSchema],
  ['config unset newPerDay --deck tides', configChangeSchema],
  ['config get sections', configValueSchema],
  ['stats', statsSchema],
  ['stats tides --days 7', statsSchema],
  ['simulate', simulateSchema],
  ['simulate winds --new 1 --retention 0.85 --days 7 --seed 3', simulateSchema],
  ['plan --exam 2026-03-30', planSchema],
  ['plan winds --exam 2026-03-03 --new 1', planSchema],
  ['export stats', statsSchema],
  ['export stats --format json', statsSchema],
  ['export stats --format csv -o stats.csv', exportedSchema],
  ['evaluate', evaluateSchema],
  ['optimize --dry-run', optimizeSchema],
  ['optimize', optimizeSchema],
  ['doctor', doctorSchema],
  ['doctor --repair', doctorSchema],
  ['start notes', startSchema],
  ['status', statusSchema],
];

test.each(promised)('`engram %s --json` gives one document, in its shape', async (call, schema) => {
  const args = call.split(' ').map((arg) => (arg === 'ID' ? id : arg));
  await engram.json(schema, ...args.filter((arg) => arg !== ''));
});

test('a call that fails gives the shape of errors, with the same status as without --json', async () => {
  for (const args of [
    ['nonsense'],
    ['cards', '--state', 'asleep'],
    ['import', 'nowhere.md'],
    ['review'],
    ['undo', 'twice'],
  ]) {
    const plain = await engram.run(...args);
    const { status, stdout, stderr } = await engram.run(...args, '--json');
    const { error } = errorSchema.parse(JSON.parse(stdout));
    expect({ args, status, stderr }).toEqual({ args, status: exitStatus[error.code], stderr: '' });
    expect(plain.status).toBe(status);
  }
});

test('where --json stands does not matter', async () => {
  for (const args of [['--json', 'decks'], ['decks', '--json'], ['--json']]) {
    const { status, stdout } = await engram.run(...args);
    expect(status).toBe(0);
    JSON.parse(stdout);
  }
});

test('what is said beside the document goes to standard error', async () => {
  const own = newProgram();
  own.note('home/config.json', '{"newPerDay": 3, "newPerDya": 4}');
  const { status, stdout, stderr } = await own.run('status', '--json');
  expect(status).toBe(0);
  statusSchema.parse(JSON.parse(stdout));
  expect(stderr).toMatch(/^\S.*newPerDya.*newPerDay.*\n$/);
});

describe('the documents', () => {
  test('give times in UTC, and shares without answers as null', async () => {
    const away = engram.with({ env: { TZ: 'Asia/Tokyo' } }).at('2026-03-02T18:00:00+09:00');
    const stats = await away.json(statsSchema, 'stats', 'winds');
    expect(stats.asOf).toBe('2026-03-02T09:00:00.000Z');
    expect(stats.retention).toMatchObject({ overall: null, young: null, mature: null });
    expect(stats.activity).toHaveLength(365);
    expect(stats.activity.at(-1)?.day).toBe('2026-03-02');
  });

  test('name the file and the lines a card comes from', async () => {
    const { source, path } = await cardOn(engram, 'Mistral');
    expect(source).toEqual({ file: join(engram.folder, 'notes', 'winds.md'), line: 6, endLine: 6 });
    expect(path).toEqual(['Winds', 'Features']);
  });
});
