import { describe, expect, it } from 'vitest';
import type { Face } from '../../src/card.ts';
import { changeOfSubstance } from '../../src/notes/substance.ts';

const text = (answer: string): Face => ({ kind: 'term', question: 'What?', answer });
const list = (...items: string[]): Face => ({
  kind: 'list',
  question: 'Name them.',
  answer: items.map((item) => `- ${item}`).join('\n'),
  items,
});

const changed = (was: string, now: string) => changeOfSubstance(text(was), text(now));

describe('a change of substance', () => {
  it.each([
    ['a number', 'keeps messages for 4 days', 'keeps messages for 14 days'],
    ['a unit', 'an object may have 5 GB', 'an object may have 5 TB'],
    ['a unit written close', 'an object may have 5GB', 'an object may have 5TB'],
    ['a share', 'is there 99.9% of the time', 'is there 99.99% of the time'],
    ['a number that is new', 'keeps messages for some days', 'keeps messages for 4 days'],
    ['a number that is gone', 'keeps up to 10 copies of it', 'keeps copies of it'],
    ['a sign', 'cools it down to -5 degrees', 'cools it down to 5 degrees'],
    [
      'a negation',
      'is encrypted by default in all regions',
      'is not encrypted by default in all regions',
    ],
    ['a negation that is gone', 'it can never be changed later', 'it can be changed later'],
    ['another answer', 'a relational database', 'stores graphs for quick traversal'],
  ])('is %s', (_, was, now) => {
    expect(changed(was, now)).toBeDefined();
    expect(changed(now, was)).toBeDefined();
  });

  it.each([
    ['bold and italics', 'holds *some* water', 'holds some **water**'],
    ['capitals and full stops', 'holds some water', 'Holds some water.'],
    ['a word for another', 'holds some clean water in a tank', 'holds some fresh water in a tank'],
    [
      'a typing error',
      'lets the recieved messages wait in a row',
      'lets the received messages wait in a row',
    ],
    ['a dash for a hyphen', 'from 10-20 degrees', 'from 10–20 degrees'],
    ['a space before the unit', 'an object may have 5GB', 'an object may have 5 GB'],
    ['other quotation marks', 'is called "cold"', 'is called “cold”'],
    ['white space', 'holds\nsome   water', 'holds some water'],
  ])('is not %s', (_, was, now) => {
    expect(changed(was, now)).toBeUndefined();
  });

  it('says what was and what is', () => {
    expect(changed('an object may have 5 GB', 'an object may have 5 TB')).toEqual({
      was: '5 gb',
      now: '5 tb',
    });
  });

  it('is an item more, an item less, or another one', () => {
    expect(changeOfSubstance(list('sun', 'wind'), list('sun', 'wind', 'rain'))).toMatchObject({
      now: 'rain',
    });
    expect(changeOfSubstance(list('sun', 'wind', 'rain'), list('sun', 'wind'))).toMatchObject({
      was: 'rain',
    });
    expect(changeOfSubstance(list('sun', 'wind'), list('sun', 'rain'))).toEqual({
      was: 'wind',
      now: 'rain',
    });
  });

  it('is not the order of a list, nor the format of its items', () => {
    expect(changeOfSubstance(list('sun', 'wind'), list('**Wind**', 'sun'))).toBeUndefined();
  });
});
