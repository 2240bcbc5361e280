import { describe, expect, it } from 'vitest';
import { cards, drafts, itemsOf, ofKind, questions } from './reading.ts';

describe('numbered items under a process heading', () => {
  const note = [
    '# Letter',
    '## Lifecycle',
    '1. **Written**: with a pen',
    '2. **Posted**: in a box',
    '3. **Read**: by a friend',
  ].join('\n');

  it('are recited in their order', () => {
    const [all] = ofKind(drafts(note), 'order');
    expect(all?.face).toEqual({
      kind: 'order',
      question: 'List the three stages of the Letter lifecycle, in order.',
      answer: '1. Written\n2. Posted\n3. Read',
      items: ['Written', 'Posted', 'Read'],
    });
  });

  it('are asked for one after the other', () => {
    expect(cards(note, 'order').slice(1)).toEqual([
      ['What follows *Written* in the Letter lifecycle?', 'Posted'],
      ['What follows *Posted* in the Letter lifecycle?', 'Read'],
    ]);
  });

  it('keep a card for what happens at each', () => {
    expect(questions(note, 'term')).toEqual([
      'What happens at *Written* in the Letter lifecycle?',
      'What happens at *Posted* in the Letter lifecycle?',
      'What happens at *Read* in the Letter lifecycle?',
    ]);
  });

  it('are not asked for as a list in any order as well', () => {
    expect(ofKind(drafts(note), 'list')).toEqual([]);
  });
});

describe('a sequence', () => {
  it('is seen in a heading that says how to do something', () => {
    const install =
      '# Kiln\n## How to fire it\n1. Load the shelves\n2. Close the door\n3. Light the gas';
    expect(itemsOf(install, 'order')[0]).toEqual([
      'Load the shelves',
      'Close the door',
      'Light the gas',
    ]);
  });

  it('is seen in the sentence that introduces it', () => {
    const lead =
      '# Kiln\nThe firing goes in these stages:\n\n1. warm air\n2. red heat\n3. white heat';
    expect(itemsOf(lead, 'order')[0]).toEqual(['warm air', 'red heat', 'white heat']);
  });

  it('is seen in instructions', () => {
    const note = '# Kiln\n1. Load the shelves\n2. Close the door';
    expect(ofKind(drafts(note), 'order').length).toBeGreaterThan(0);
  });

  it('is not seen in numbered components, nor in plain bullets', () => {
    const numbered = '# Kiln\n## Components\n1. **Shelf**: holds pots\n2. **Burner**: heats';
    expect(ofKind(drafts(numbered), 'order')).toEqual([]);
    expect(questions(numbered, 'list')).toEqual(['Name the two components of Kiln.']);
    const plain = '# Kiln\n## Lifecycle\n- **Warm**: at dawn\n- **Cold**: at dusk';
    expect(ofKind(drafts(plain), 'order')).toEqual([]);
  });

  it('too long to recite is still asked for step by step', () => {
    const steps = Array.from(
      { length: 11 },
      (_, index) => `${index + 1}. stage of number ${index + 1}`,
    );
    const order = itemsOf(`# Kiln\n## Steps\n${steps.join('\n')}`, 'order');
    expect(order).toHaveLength(10);
    expect(order.every((items) => items.length === 1)).toBe(true);
  });

  it('does not ask what follows a step that occurs twice', () => {
    const note = '# Lamp\n## Steps\n1. press\n2. look\n3. press\n4. leave';
    expect(questions(note, 'order').filter((question) => question.includes('*press*'))).toEqual([]);
  });
});
