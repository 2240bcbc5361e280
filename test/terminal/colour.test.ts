import { describe, expect, test } from 'vitest';
import { colourLevel } from '../../src/terminal/colour.ts';

describe('colour', () => {
  const cases: readonly [
    promise: string,
    flag: boolean | undefined,
    env: Record<string, string>,
    onTerminal: 0 | 1,
    onPipe: 0 | 1,
  ][] = [
    ['a terminal has it, a pipe has not', undefined, {}, 1, 0],
    ['NO_COLOR ends it', undefined, { NO_COLOR: '1' }, 0, 0],
    ['an empty NO_COLOR says nothing', undefined, { NO_COLOR: '' }, 1, 0],
    ['FORCE_COLOR asks for it everywhere', undefined, { FORCE_COLOR: '1' }, 1, 1],
    ['an empty FORCE_COLOR says nothing', undefined, { FORCE_COLOR: '' }, 1, 0],
    ['FORCE_COLOR=0 ends it', undefined, { FORCE_COLOR: '0' }, 0, 0],
    ['CLICOLOR_FORCE asks for it everywhere', undefined, { CLICOLOR_FORCE: '1' }, 1, 1],
    ['CLICOLOR_FORCE=0 says nothing', undefined, { CLICOLOR_FORCE: '0' }, 1, 0],
    ['CLICOLOR=0 ends it', undefined, { CLICOLOR: '0' }, 0, 0],
    ['a dumb terminal has none', undefined, { TERM: 'dumb' }, 0, 0],
    ['NO_COLOR is stronger than FORCE_COLOR', undefined, { NO_COLOR: '1', FORCE_COLOR: '1' }, 0, 0],
    ['--color is stronger than NO_COLOR', true, { NO_COLOR: '1' }, 1, 1],
    ['--no-color is stronger than FORCE_COLOR', false, { FORCE_COLOR: '3' }, 0, 0],
  ];
  test.each(cases)('%s', (_, flag, env, onTerminal, onPipe) => {
    expect(colourLevel({ flag, env, isTerminal: true })).toBe(onTerminal);
    expect(colourLevel({ flag, env, isTerminal: false })).toBe(onPipe);
  });
});
