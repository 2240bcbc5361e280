import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  commandsOf,
  gradeKeysOf,
  gradeScales,
  type KeyMap,
  keyMap,
  namedKeys,
  plainKeys,
} from '../../../src/review/key-bindings.ts';
import { keyList } from '../../../src/terminal/review/key-lines.ts';
import {
  commandOf as commandOfKey,
  type Keypress,
  type Seen,
} from '../../../src/terminal/review/keys.ts';

const asked: Seen = { shown: false, below: 0, choices: 0, suggested: 4 };
const answered: Seen = { ...asked, shown: true };

function commandOf(pressed: Keypress, seen: Seen) {
  return commandOfKey(pressed, seen, plainKeys);
}
const key = (name: string) => ({ name });

describe('keys', () => {
  test('grade only what has been seen', () => {
    for (const name of ['1', '2', '3', '4']) {
      expect(commandOf(key(name), asked)).toEqual({ type: 'show' });
    }
    expect(['1', '2', '3', '4'].map((name) => commandOf(key(name), answered))).toEqual([
      { type: 'grade', grade: 1 },
      { type: 'grade', grade: 3 },
      { type: 'grade', grade: 4 },
      { type: 'grade', grade: 5 },
    ]);
  });

  test.each(['space', 'return', 'enter'])(
    '%s shows, then goes on reading, then means Good',
    (name) => {
      expect(commandOf(key(name), asked)).toEqual({ type: 'show' });
      expect(commandOf(key(name), { ...answered, below: 3 })).toMatchObject({ type: 'scroll' });
      expect(commandOf(key(name), answered)).toEqual({ type: 'grade', grade: 4 });
    },
  );

  test('without another meaning show the answer', () => {
    for (const name of ['z', 'tab', 'left']) {
      expect(commandOf({ name, sequence: name }, asked)).toEqual({ type: 'show' });
    }
    expect(commandOf({ sequence: 'é' }, asked)).toEqual({ type: 'show' });
  });

  test('that nobody typed do nothing', () => {
    const focus = { name: 'undefined', sequence: '\x1b[I' };
    expect(commandOf(focus, asked)).toBeUndefined();
    expect(commandOf({ sequence: '\x1b[I' }, asked)).toBeUndefined();
  });

  test('with Ctrl or Alt, and unknown ones, do nothing', () => {
    expect(commandOf({ name: 'u', ctrl: true }, answered)).toBeUndefined();
    expect(commandOf({ name: '3', meta: true }, answered)).toBeUndefined();
    expect(commandOf({ name: 'z' }, answered)).toBeUndefined();
    expect(commandOf({ sequence: '\x1b[21t' }, answered)).toBeUndefined();
  });

  test('of one character are all in the list of keys', () => {
    const listed = keyList(plainKeys).flatMap(([names]) => names.split(', '));
    for (const name of ['1', '2', '3', '4', 'u', 's', 'b', 'f', 'q']) {
      expect(commandOf({ name, sequence: name }, answered)).toBeDefined();
      expect(listed).toContain(name);
    }
    expect(commandOf({ sequence: '?' }, asked)).toEqual({ type: 'keys' });
  });
});

/** A key as a terminal sends it and Node's readline reports it. */
function pressed(key: string): Keypress {
  if (key === 'space') return { name: 'space', sequence: ' ' };
  if (key === 'enter') return { name: 'return', sequence: '\r' };
  if (key === 'tab') return { name: 'tab', sequence: '\t' };
  if (key === 'backspace') return { name: 'backspace', sequence: '\x7f' };
  if (namedKeys.includes(key)) return { name: key, sequence: '\x1b[' };
  const letter = /^[a-z]$/iu.test(key) ? { name: key.toLowerCase() } : {};
  return { ...letter, sequence: key };
}

describe('keys of the settings', () => {
  test('reach their commands, whichever they are', () => {
    const keys = [...namedKeys, ...'abcdefghijklmnopqrstuvwxyzABCXYZ0123456789?-;é漢'];
    const given = fc.record({
      scale: fc.constantFrom(...gradeScales),
      order: fc.shuffledSubarray(keys, { minLength: keys.length }),
    });
    fc.assert(
      fc.property(given, ({ scale, order }) => {
        const commands = commandsOf(scale);
        const map = keyMap(
          scale,
          Object.fromEntries(commands.map((command, index) => [command, order[index]])),
        );
        for (const [index, command] of commands.entries()) {
          const graded = gradeKeysOf[scale].find((each) => each.command === command);
          const got = commandOfKey(pressed(order[index] ?? ''), answered, map);
          if (graded !== undefined) expect(got).toEqual({ type: 'grade', grade: graded.grade });
          else
            expect(got).toEqual(commandOfKey(pressed(usualKey(command)), answered, keyMap(scale)));
        }
      }),
    );
    function usualKey(command: keyof KeyMap['keyOf']) {
      return plainKeys.keyOf[command];
    }
  });

  test('leave Enter to show, unless it was given away', () => {
    const enter = { name: 'return', sequence: '\r' };
    expect(commandOfKey(enter, answered, keyMap('four', { show: 'f1' }))).toEqual({
      type: 'grade',
      grade: 4,
    });
    expect(commandOfKey(enter, answered, keyMap('four', { undo: 'enter' }))).toEqual({
      type: 'undo',
    });
  });
});

describe('while choices can be picked', () => {
  const offered: Seen = { ...asked, choices: 3 };

  test('their letters pick, and the capitals reach what the small letters do elsewhere', () => {
    for (const [place, letter] of ['a', 'b', 'c'].entries()) {
      expect(commandOf(pressed(letter), offered)).toEqual({ type: 'pick', place });
    }
    expect(commandOf(pressed('A'), offered)).toEqual({ type: 'show-all' });
    expect(commandOf(pressed('B'), offered)).toEqual({ type: 'bury' });
    expect(commandOf(pressed('C'), offered)).toEqual({ type: 'context' });
    expect(commandOf(pressed('u'), offered)).toEqual({ type: 'undo' });
    expect(commandOf(pressed('U'), offered)).toEqual({ type: 'show' });
  });

  test('that holds for keys of the settings too', () => {
    const map = keyMap('four', { undo: 'b', bury: 'u', quit: 'B' });
    expect(commandOfKey(pressed('b'), offered, map)).toEqual({ type: 'pick', place: 1 });
    expect(commandOfKey(pressed('B'), offered, map)).toEqual({ type: 'quit' });
    expect(commandOfKey(pressed('b'), { ...answered, choices: 0 }, map)).toEqual({ type: 'undo' });
  });

  test('elsewhere the letters are keys again', () => {
    expect(commandOf(pressed('b'), answered)).toEqual({ type: 'bury' });
    expect(commandOf(pressed('d'), offered)).toEqual({ type: 'show' });
  });
});
