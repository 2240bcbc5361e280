import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  commandsOf,
  gradeKeysOf,
  gradeScales,
  isKeyCommand,
  type KeyChanges,
  keyClashes,
  keyCommands,
  keyMap,
  keyName,
  namedKeys,
} from '../../src/review/key-bindings.ts';

/** Some keys that are all different, so that few of the changes clash. */
const someKeys = [...namedKeys, ...'abcdefghijklmnopqrstuvwxyzABCZ0123456789?-é漢'];

/** A scale, and changes that may clash. */
const changed = fc.record({
  scale: fc.constantFrom(...gradeScales),
  changes: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...keyCommands), fc.constantFrom(...someKeys)), {
      selector: ([command]) => command,
      maxLength: 6,
    })
    .map((pairs): KeyChanges => Object.fromEntries(pairs)),
});

test('keys without a clash give each command of the scale one key, and no other command', () => {
  fc.assert(
    fc.property(changed, ({ scale, changes }) => {
      fc.pre(keyClashes(scale, changes).length === 0);
      const { commandOf, keyOf } = keyMap(scale, changes);
      expect(new Set(commandOf.values())).toEqual(new Set(commandsOf(scale)));
      for (const command of commandsOf(scale)) {
        const keys = [...commandOf].flatMap(([key, its]) =>
          its === command && !(key === 'enter' && keyOf[command] !== 'enter') ? [key] : [],
        );
        expect(keys).toEqual([keyOf[command]]);
        if (changes[command] !== undefined) expect(keyOf[command]).toBe(changes[command]);
      }
      const taken = commandsOf(scale).find((command) => keyOf[command] === 'enter');
      expect(commandOf.get('enter')).toBe(taken ?? 'show');
    }),
  );
});

test('keys clash exactly where a key is given twice, and such keys are no map', () => {
  fc.assert(
    fc.property(changed, ({ scale, changes }) => {
      const clashes = keyClashes(scale, changes);
      const keys = commandsOf(scale).map(
        (command) => changes[command] ?? keyMap(scale).keyOf[command],
      );
      expect(clashes).toHaveLength(keys.length - new Set(keys).size);
      for (const { key, commands } of clashes) {
        for (const command of commands) {
          expect(changes[command] ?? keyMap(scale).keyOf[command]).toBe(key);
        }
      }
      if (clashes.length > 0) expect(() => keyMap(scale, changes)).toThrow(RangeError);
    }),
  );
});

test.each(gradeScales)('the usual keys of %s clash nowhere, and its grades rise', (scale) => {
  expect(keyClashes(scale, {})).toEqual([]);
  const { keyOf } = keyMap(scale);
  const grades = gradeKeysOf[scale].map(({ grade }) => grade);
  expect(grades).toEqual([...grades].sort((a, b) => a - b));
  expect(gradeKeysOf[scale].map(({ command }) => keyOf[command]).join('')).toMatch(/^0?12(34)?5?$/);
});

describe('the name of a key', () => {
  test.each([
    ['space', 'space'],
    [' ', 'space'],
    ['PageUp', 'pageup'],
    ['F12', 'f12'],
    ['z', 'z'],
    ['Z', 'Z'],
    ['é', 'é'],
    ['?', '?'],
    ['漢', '漢'],
  ])('%j is %s', (text, name) => {
    expect(keyName(text)).toBe(name);
  });

  test.each(['', 'zz', 'f13', 'escape', 'ctrl-c', '\u0007', '\t', '\u202e', '\u00a0', '__proto__'])(
    '%j is none',
    (text) => {
      expect(keyName(text)).toBeUndefined();
    },
  );
});

test('what JavaScript knows is no command', () => {
  expect(['constructor', '__proto__', 'toString'].filter(isKeyCommand)).toEqual([]);
});
