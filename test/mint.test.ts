import { expect, test } from 'vitest';
import { mintCardId } from '../src/commands/mint.ts';

test('an id follows from its seed, for ever: another would cut the card off from its history', () => {
  expect(mintCardId('')).toBe('m07rfca846c7');
  expect(mintCardId('term')).toBe('e47x7ad0qv7k');
  expect(mintCardId('aws\u0000EC2\u0000é')).toBe('j4tg2b19d23v');
});
