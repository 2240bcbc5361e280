import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planChange } from '../../src/config/plan-change.ts';
import { type SettingPlace, settingPlace } from '../../src/config/setting-place.ts';
import { deckName } from '../../src/deck.ts';

const place = (name: string, deck?: string): SettingPlace =>
  settingPlace(name, deck === undefined ? undefined : deckName(deck));

async function textAfter(text: string | undefined, at: SettingPlace, value: unknown) {
  return (await planChange('config.json', text, at, value)).text;
}

describe('a change of the file', () => {
  test('makes the file where there is none', async () => {
    expect(await textAfter(undefined, place('newPerDay'), 5)).toBe('{\n  "newPerDay": 5\n}\n');
  });

  test('leaves every other byte as it is', async () => {
    const text = '{\r\n\t"2": 1.50,\r\n\t"1": 1e2, "newPerDay":  3,\r\n\r\n\t"x": "\\u00e9"}\r\n';
    expect(await textAfter(text, place('newPerDay'), 5)).toBe(text.replace('3,', '5,'));
    expect(await textAfter(`\ufeff${text}`, place('newPerDay'), 5)).toBe(
      `\ufeff${text.replace('3,', '5,')}`,
    );
  });

  test('keeps the other keys, their values and their order', async () => {
    const key = fc.oneof(fc.string(), fc.constantFrom('1', '0', '__proto__', 'constructor'));
    const own = fc.uniqueArray(fc.tuple(key, fc.jsonValue()), { selector: ([name]) => name });
    const written = (entries: readonly (readonly [string, unknown])[]) =>
      `{${entries.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(', ')}}`;
    await fc.assert(
      fc.asyncProperty(own, fc.integer({ min: 0, max: 9999 }), async (entries, value) => {
        const others = entries.filter(([name]) => name !== 'newPerDay');
        const text = (await textAfter(written(others), place('newPerDay'), value)) ?? '';
        const spaceless = (json: string) => json.replaceAll(/\s/gu, '');
        expect(spaceless(text)).toBe(spaceless(written([...others, ['newPerDay', value]])));
      }),
    );
  });

  test('is none where the file says it already, however it is written', async () => {
    const text = '{"learningSteps":[ 1,10 ],"decks":{" a :: b ":{"newPerDay":5}}}';
    expect(await textAfter(text, place('learningSteps'), [1, 10])).toBeUndefined();
    expect(await textAfter(text, place('newPerDay', 'a::b'), 5)).toBeUndefined();
    expect(await textAfter(text, place('newPerDay'), undefined)).toBeUndefined();
    expect(await textAfter(undefined, place('newPerDay', 'a'), undefined)).toBeUndefined();
  });

  test('finds a deck by its cleaned name', async () => {
    const text = '{\n  "decks": { " a :: b ": { "newPerDay": 5 } }\n}';
    expect(await textAfter(text, place('newPerDay', 'a::b'), 6)).toBe(text.replace('5', '6'));
  });

  test('of a deck called __proto__ is one like any other', async () => {
    const text = await textAfter('{}', place('newPerDay', '__proto__'), 5);
    expect(text?.replaceAll(/\s/gu, '')).toBe('{"decks":{"__proto__":{"newPerDay":5}}}');
    expect('newPerDay' in {}).toBe(false);
  });

  test('takes away what it leaves empty, and no more', async () => {
    const one = '{"a": 1, "decks": {"a": {"newPerDay": 5}}}';
    expect(JSON.parse((await textAfter(one, place('newPerDay', 'a'), undefined)) ?? '')).toEqual({
      a: 1,
    });
    const two = '{"decks": {"a": {"newPerDay": 5}, "b": {}}}';
    expect(JSON.parse((await textAfter(two, place('newPerDay', 'a'), undefined)) ?? '')).toEqual({
      decks: { b: {} },
    });
  });

  test('mends a value that is wrong', async () => {
    expect(await planChange('f', '{"newPerDay": "ten"}', place('newPerDay'), 5)).toEqual({
      was: 'ten',
      text: '{"newPerDay": 5}',
    });
  });
});

test('an empty file says nothing, and is written to as if it were not there', async () => {
  expect(await planChange('f', ' \n', place('newPerDay'), 5)).toEqual({
    was: undefined,
    text: '{\n  "newPerDay": 5\n}\n',
  });
});

test.each([
  ['{"newPerDay": 1,}', 'f:1:17 '],
  ['[]', 'must hold one object'],
  ['{"newPerDay": 1, "newPerDay": 2}', 'newPerDay is there twice'],
])('%j is refused', async (text, message) => {
  await expect(planChange('f', text, place('newPerDay'), 5)).rejects.toMatchObject({
    kind: 'refused-data',
    message: expect.stringContaining(message),
  });
});

test.each([
  ['{"decks": 3}', 'decks is not an object'],
  ['{"decks": {"a": []}}', 'decks.a is not an object'],
])('%j has no room for a deck', async (text, message) => {
  await expect(planChange('f', text, place('newPerDay', 'a'), 5)).rejects.toMatchObject({
    kind: 'refused-data',
    message: expect.stringContaining(message),
  });
});
