import { describe, expect, test } from 'vitest';
import { commandOf, keyList } from '../../../src/terminal/review/keys.ts';

const asked = { shown: false, below: 0 };
const answered = { shown: true, below: 0 };
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
      expect(commandOf(key(name), { shown: true, below: 3 })).toMatchObject({ type: 'scroll' });
      expect(commandOf(key(name), answered)).toEqual({ type: 'grade', grade: 4 });
    },
  );

  test('without another meaning show the answer', () => {
    for (const name of ['x', 'tab', 'left']) {
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
    expect(commandOf({ name: 'x' }, answered)).toBeUndefined();
    expect(commandOf({ sequence: '\x1b[21t' }, answered)).toBeUndefined();
  });

  test('of one character are all in the list of keys', () => {
    const listed = keyList.flatMap(([names]) => names.split(', '));
    for (const name of ['1', '2', '3', '4', 'u', 's', 'b', 'f', 'q']) {
      expect(commandOf({ name, sequence: name }, answered)).toBeDefined();
      expect(listed).toContain(name);
    }
    expect(commandOf({ sequence: '?' }, asked)).toEqual({ type: 'keys' });
  });
});
