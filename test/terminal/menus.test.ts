import { describe, expect, test } from 'vitest';
import type { Io } from '../../src/terminal/io.ts';
import { confirm, select } from '../../src/terminal/menus.ts';
import { createTheme } from '../../src/terminal/theme.ts';

const io = (inputIsTerminal: boolean, errIsTerminal: boolean): Io => {
  const stream = (isTerminal: boolean) => ({
    write: () => undefined,
    writeAll: async () => undefined,
    isTerminal,
    columns: 80,
  });
  return { out: stream(false), err: stream(errIsTerminal), inputIsTerminal, env: {} };
};

describe('a question without a terminal', () => {
  test.each([
    ['nothing can be typed', false, true],
    ['nothing can be read', true, false],
  ])('is refused when %s, and names the option that answers it', async (_, input, err) => {
    const asking = { io: io(input, err), theme: createTheme(0), inAdvance: '--force' };
    const refusal = { kind: 'usage', hint: expect.stringContaining('--force') };
    await expect(confirm('Retire 12 cards?', asking)).rejects.toMatchObject(refusal);
    await expect(select('Which?', [{ name: 'a', value: 1 }], asking)).rejects.toMatchObject(
      refusal,
    );
  });
});
