import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { migrationsFolder } from '../../src/config/paths.ts';
import { evaluateSchema, optimizeSchema } from '../../src/contract.ts';
import { predictorNames } from '../../src/predictor.ts';
import { openStore } from '../../src/store/store.ts';
import { simulatedAnswers } from '../schedule/evaluate/log.ts';
import { importNew, storedCard } from '../store/fixture.ts';
import { given } from '../store/stamps.ts';
import { copyOf, digest, newProgram, type Program, sharedProgram } from './program.ts';

/** Someone with 200 cards of eight answers each, who remembers as no default foresees. */
const learner = sharedProgram();

beforeAll(() => fill(learner, 200));

/** Fills the database of a program with answers to so many cards. */
function fill(program: Program, cards: number): void {
  program.note('home/config.json', '{"newPerDay": 7}\n');
  const store = openStore(program.database, migrationsFolder);
  const answers = simulatedAnswers(cards);
  const ids = [...new Set(answers.map(({ cardId }) => cardId))];
  importNew(
    store,
    ids.map((id) => storedCard(id)),
  );
  store.transaction(() => {
    for (const [index, { cardId, day, grade }] of answers.entries()) {
      const at = day * 86_400_000 + 43_200_000 + index;
      store.events.answer(cardId, given(grade), { at, offsetMinutes: 0, day });
    }
  });
  store.close();
}

/** Where no binary of the optimiser can be loaded. */
const withoutOptimiser = { env: { NAPI_RS_NATIVE_LIBRARY_PATH: '/nowhere/fsrs.node' } };
const settingsOf = ({ home }: Program): unknown =>
  JSON.parse(readFileSync(join(home, 'config.json'), 'utf8'));

describe('evaluate', () => {
  test('scores every predictor on reviews that it has not seen', async () => {
    const { tested, scores, optimisedMinusDefault, limits, ...counts } = await learner.json(
      evaluateSchema,
      'evaluate',
    );
    expect(counts).toEqual({ answers: 1600, reviews: 1400, needed: 200 });
    expect(tested?.reviews).toBe(5 * Math.floor(1400 / 6));
    expect(scores.map(({ predictor }) => predictor)).toEqual(predictorNames);
    // The answers were made by FSRS with parameters of their own.
    const lossOf = Object.fromEntries(scores.map(({ predictor, logLoss }) => [predictor, logLoss]));
    expect(lossOf['fsrs-optimised']).toBeLessThan(lossOf['fsrs-default'] ?? 0);
    expect(optimisedMinusDefault?.high95).toBeLessThan(0);
    expect(limits).toHaveLength(2);
  });

  test('says so in a table, with what it cannot show', async () => {
    const text = await learner.ok('evaluate');
    expect(text).toMatch(/^1,165 reviews from \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d, /);
    expect(text).toMatch(/^FSRS fitted to you +0\.\d{4} +0\.\d{3} +0\.\d{3}$/m);
    expect(text).toMatch(/lowers its log loss by 0\.\d{4} \(95 % interval: 0\.\d{4} to 0\.\d{4}\)/);
    expect(text).toContain('What this cannot show');
    expect(await learner.ok('evaluate')).toBe(text);
  });

  test('changes nothing', async () => {
    const place = copyOf(learner);
    await place.ok('evaluate');
    expect(settingsOf(place)).toEqual({ newPerDay: 7 });
  });

  test('does without the optimiser where it cannot be loaded, and says so', async () => {
    const { status, stdout, stderr } = await learner
      .with(withoutOptimiser)
      .run('evaluate', '--json');
    expect(status).toBe(0);
    expect(stderr).toContain('npm install @open-spaced-repetition/binding');
    const { scores, optimisedMinusDefault } = evaluateSchema.parse(JSON.parse(stdout));
    expect(scores).toHaveLength(4);
    expect(optimisedMinusDefault).toBeNull();
  });

  test('says how many reviews it takes when there are too few', async () => {
    const place = newProgram();
    expect(await place.ok('evaluate')).toContain('0 of the 200 it takes, among 0 answers');
    const document = await place.json(evaluateSchema, 'evaluate');
    expect(document).toMatchObject({ reviews: 0, needed: 200, tested: null, scores: [] });
  });
});

describe('optimize', () => {
  test('adopts parameters that win on the part held out, and keeps the other settings', async () => {
    const place = copyOf(learner);
    const { trained, adopted, inForce } = await place.json(optimizeSchema, 'optimize');
    expect(trained).toMatchObject({ trainedOn: 1120, heldOut: 280, wins: true });
    expect(adopted).toBe(true);
    expect(trained?.trainedMinusInForce.difference).toBeLessThan(0);
    expect(settingsOf(place)).toEqual({ newPerDay: 7, fsrsParameters: trained?.parameters });
    expect(trained?.parameters).not.toEqual(inForce);
    for (const number of trained?.parameters ?? []) {
      expect(number).toBe(Number(number.toFixed(4)));
    }

    // The same log gives the same parameters, which do not win over themselves.
    const again = await place.run('optimize', '--json');
    const second = optimizeSchema.parse(JSON.parse(again.stdout));
    expect(second).toMatchObject({ adopted: false, inForce: trained?.parameters });
    expect(second.trained?.trainedMinusInForce.difference).toBe(0);
  });

  test('says by how much', async () => {
    const text = await copyOf(learner).ok('optimize');
    expect(text).toMatch(/^That is better by 0\.\d{4} \(95 % interval: /m);
    expect(text).toContain('The fitted parameters are adopted.');
  });

  test('changes nothing with --dry-run', async () => {
    const place = copyOf(learner);
    const before = digest(join(place.home, 'config.json'));
    const { adopted, trained } = await place.json(optimizeSchema, 'optimize', '--dry-run');
    expect({ adopted, wins: trained?.wins }).toEqual({ adopted: false, wins: true });
    expect(await place.ok('optimize', '--dry-run')).toContain('would be adopted');
    expect(digest(join(place.home, 'config.json'))).toBe(before);
  });

  test('changes nothing with too few reviews, and says how many it takes', async () => {
    const place = newProgram();
    fill(place, 50);
    const text = await place.ok('optimize');
    expect(text).toContain('350 of the 400 it takes, among 400 answers');
    expect(text).toContain('Nothing was changed.');
    expect(settingsOf(place)).toEqual({ newPerDay: 7 });
  });

  test('makes the settings file where there is none, for its owner alone', async () => {
    const place = copyOf(learner).with({
      env: { ENGRAM_HOME: undefined, ENGRAM_DB: undefined, XDG_CONFIG_HOME: undefined },
    });
    const config = join(place.folder, 'settings');
    await place
      .with({ env: { ENGRAM_DB: place.database, XDG_CONFIG_HOME: config } })
      .json(optimizeSchema, 'optimize');
    expect(existsSync(join(config, 'engram', 'config.json'))).toBe(true);
    expect(statSync(join(config, 'engram')).mode & 0o777).toBe(0o700);
  });

  test('is a failure that says what to do where the optimiser cannot be loaded', async () => {
    const { status, stdout, stderr } = await learner.with(withoutOptimiser).run('optimize');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    // Node may warn before it of the package's own way out, which is WebAssembly.
    expect(stderr.split('\n').slice(-3)).toEqual([
      'The optimiser of FSRS cannot be loaded on this machine.',
      expect.stringContaining('npm install @open-spaced-repetition/binding'),
      '',
    ]);
  });
});
