import { describe, expect, it } from 'vitest';
import { hardestSections } from '../../src/stats/hardest-sections.ts';

const section = (name: string, passed: number, counted: number) => ({
  deck: 'aws',
  path: [name],
  cards: 1,
  mature: 0,
  mastery: 0,
  passed,
  counted,
  retention: counted === 0 ? null : passed / counted,
});
const names = (...args: Parameters<typeof hardestSections>) =>
  hardestSections(...args).map(({ path }) => path[0]);

describe('the hardest sections', () => {
  it('come worst first, and of equal ones first the better founded', () => {
    const sections = [section('fair', 9, 10), section('bad', 5, 10), section('sure', 50, 100)];
    expect(names(sections)).toEqual(['sure', 'bad', 'fair']);
  });

  it('are none that say too little, and none in which all was recalled', () => {
    expect(names([section('few', 0, 4), section('none', 0, 0), section('all', 9, 9)])).toEqual([]);
  });

  it('are no more than asked for', () => {
    const sections = [section('a', 1, 5), section('b', 2, 5), section('c', 3, 5)];
    expect(names(sections, { limit: 2 })).toEqual(['a', 'b']);
  });
});
