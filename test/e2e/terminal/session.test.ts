import { describe, expect, test } from 'vitest';
import { answer, asked, type Country, capitals, collectionOf, turn } from './collection.ts';

const three = capitals('France', 'Norway', 'Peru');

describe('a session', () => {
  test('asks, shows the answer on any key, grades with one, drills, and sums up', async () => {
    const collection = await collectionOf(three);
    const screen = collection.run(['review']);
    expect(await screen.shows(/capital of France\?/)).toMatch(
      /^capitals › Capitals +0 of 3 done · left: 3 new · about 1 min\n\nWhat is the capital of France\?\n\nspace shows the answer/,
    );
    expect(screen.text()).not.toContain('Paris');
    screen.type('x');
    expect(await screen.shows(/Paris/)).toMatch(
      /1 Again 1 d · 2 Hard 1 d · 3 Good 1 d · 4 Easy 1 d · space Good/,
    );
    screen.type('1');
    expect(await screen.shows(/capital of Norway\?/)).toMatch(/0 of 3 done · left: 2 new, 1 drill/);
    await answer(screen, 'Norway', '4');
    await answer(screen, 'Peru', ' ');

    await turn(screen, 'France');
    expect(screen.text()).toMatch(/2 of 3 done · left: 1 drill · about 1 min\nDrill: once more/);
    expect(screen.text()).toMatch(/1 Again · 2 Hard · 3 Good · 4 Easy · space Good/);
    screen.type('2');
    await answer(screen, 'France', '3');

    expect(await screen.ended).toBe(0);
    expect(screen.text()).toMatch(/^5 answers in .*, all saved\.\n80 % recalled/);
    expect(screen.text()).toMatch(/Hard today:\n +What is the capital of France\?.*missed 2 times/);
    expect(screen.text()).toMatch(/Tomorrow: 3 cards due\. 1 day in a row\./);
    expect(await collection.grades(/France/)).toEqual([1, 3, 4]);
    expect(await collection.grades(/Norway/)).toEqual([5]);
    expect(await collection.grades(/Peru/)).toEqual([4]);
  });

  test('does on each key what stands on it', async () => {
    const collection = await collectionOf(three);
    for (const country of ['France', 'Norway', 'Peru']) {
      await collection.answer(new RegExp(country), 'good', '2026-03-01T12:00:00Z');
      await collection.answer(new RegExp(country), 'good', '2026-03-02T12:00:00Z');
    }
    const screen = collection.run(['review']);
    const labels = new Map<Country, string>();
    for (const key of ['2', '3', '4']) {
      const country = await asked(screen, ...labels.keys());
      await turn(screen, country);
      const label = new RegExp(`${key} \\w+ (\\d+) d`).exec(screen.text())?.[1] ?? 'none';
      labels.set(country, label);
      screen.type(key);
      await screen.shows(new RegExp(`due in ${label} d`));
    }
    await screen.shows(/Drill/);
    for (const [country, label] of labels) {
      const { intervalDays, dueOn } = await collection.card(new RegExp(country));
      expect(`${intervalDays}`, country).toBe(label);
      const days = (Date.parse(dueOn ?? '') - Date.parse('2026-03-10')) / 86_400_000;
      expect(`${days}`, country).toBe(label);
    }
    expect(new Set(labels.values()).size).toBeGreaterThan(1);
  });

  test('takes answers back across cards and out of the drill, as often as wanted', async () => {
    const collection = await collectionOf(three);
    const screen = collection.run(['review']);
    await answer(screen, 'France', '1');
    await answer(screen, 'Norway', '3');
    await answer(screen, 'Peru', '3');
    await answer(screen, 'France', '1');
    await screen.shows(/Drill[\s\S]*asked again/);
    for (const country of ['France', 'Peru', 'Norway', 'France']) {
      screen.type('u');
      await screen.shows(new RegExp(`capital of ${country}\\?[\\s\\S]*Taken back`));
      expect(screen.text()).not.toContain(country === 'Peru' ? 'Drill' : 'Lima');
    }
    expect(screen.text()).toContain('0 of 3 done · left: 3 new');
    screen.type('u');
    await screen.shows(/There is nothing to take back/);
    expect((await collection.cards()).map(({ state }) => state)).toEqual(['new', 'new', 'new']);
    await answer(screen, 'France', '4');
    await screen.shows(/Norway/);
    screen.type('q');
    await screen.ended;
    expect(await collection.grades(/France/)).toEqual([5]);
    expect(await collection.grades(/Norway|Peru/)).toEqual([]);
  });

  test('suspends, buries and flags the card on the screen, each of which can be taken back', async () => {
    const collection = await collectionOf(capitals('France', 'Norway', 'Peru', 'Japan'));
    const screen = collection.run(['review']);
    await screen.shows(/France/);
    screen.type('s');
    await screen.shows(/Norway[\s\S]*Suspended/);
    screen.type('b');
    await screen.shows(/Peru[\s\S]*Put off until tomorrow/);
    screen.type('f');
    await screen.shows(/Why flag it\?/);
    screen.type('is it? q');
    await screen.shows(/Why flag it\? is it\? q_/);
    screen.type('\r');
    await screen.shows(/Peru[\s\S]*Flagged/);
    await turn(screen, 'Peru');
    expect(screen.text()).toContain('Flagged: is it? q');
    expect((await collection.card(/France/)).suspended).toBe(true);
    expect((await collection.card(/Peru/)).flagged).toBe(true);
    screen.type('u');
    await screen.shows(/Peru[\s\S]*Taken back/);
    screen.type('u');
    await screen.shows(/Norway[\s\S]*Taken back/);
    screen.type('u');
    await screen.shows(/France[\s\S]*Taken back/);
    expect((await collection.cards()).filter((card) => card.suspended || card.flagged)).toEqual([]);
    screen.type('b');
    await screen.shows(/Norway/);
    screen.type('q');
    await screen.ended;
    expect(await collection.next()).toContain('Norway');
  });

  test('lists its keys on ?, and goes back to the card on any', async () => {
    const screen = (await collectionOf(three)).run(['review']);
    await screen.shows(/France/);
    screen.type('?');
    const keys = await screen.shows(/any key goes back/);
    for (const key of ['space', '1', '2', '3', '4', 'u', 's', 'b', 'f', 'q']) {
      expect(keys).toMatch(new RegExp(`^${key}\\b`, 'm'));
    }
    screen.type('q');
    await screen.shows(/France[\s\S]*shows the answer/);
  });

  test('answers nothing that has not been seen, however far ahead keys are typed', async () => {
    const collection = await collectionOf(three);
    const screen = collection.run(['review']);
    screen.type(' 3 3 3');
    await screen.shows(/capital of France\?/);
    screen.type(' 3 3 3 3');
    await screen.shows(/Paris/);
    screen.type('3 3 3 3');
    await screen.shows(/capital of Norway\?[\s\S]*shows the answer/);
    screen.type('q');
    await screen.ended;
    expect(await collection.grades(/France/)).toEqual([4]);
    expect((await collection.cards()).filter(({ state }) => state !== 'new')).toHaveLength(1);
  });

  test('with --limit ends after so many cards, and says what is left of the day', async () => {
    const screen = (await collectionOf(three)).run(['review', '--limit', '1']);
    await answer(screen, 'France', '3');
    expect(await screen.ended).toBe(0);
    expect(screen.text()).toMatch(
      /1 answer in .*\n[\s\S]*2 cards left for today\. Go on with: engram review/,
    );
  });
});

describe('where there is nothing to review', () => {
  test('it says so, and when there will be', async () => {
    const collection = await collectionOf(capitals('France'));
    await collection.answer(/France/, 'good');
    const screen = collection.run(['review']);
    expect(await screen.ended).toBe(0);
    expect(screen.text()).toMatch(/^Nothing is due: done for today\. .*Wednesday 11 March/);
    expect(screen.raw()).not.toContain('\x1b[?1049h');
  });

  test('it says how to get cards when there are none', async () => {
    const screen = (await collectionOf({})).run(['review']);
    expect(await screen.ended).toBe(0);
    expect(screen.text()).toMatch(/engram import/);
  });
});

describe('today at a glance on a terminal', () => {
  test('offers to begin; Enter alone means no', async () => {
    const collection = await collectionOf(three);
    const screen = collection.run([]);
    await screen.shows(/3 new[\s\S]*Begin the review\? \(y\/N\)/);
    screen.type('\r');
    expect(await screen.ended).toBe(0);
    expect(screen.raw()).not.toContain('\x1b[?1049h');
  });

  test('begins on y, and ends as the review does', async () => {
    const screen = (await collectionOf(three)).run([]);
    await screen.shows(/Begin the review\?/);
    screen.type('y\r');
    await answer(screen, 'France', '3');
    await screen.shows(/Norway/);
    screen.type('\x03');
    expect(await screen.ended).toBe(130);
  });
});
