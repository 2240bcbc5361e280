import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentions } from '../../src/notes/normalise.ts';
import { cards, drafts, itemsOf, ofKind, questions } from './reading.ts';

const bullets = (count: number, text = (n: number) => `the fact numbered ${n} of the lot`) =>
  Array.from({ length: count }, (_, index) => `- ${text(index + 1)}`).join('\n');

describe('a list', () => {
  it('asks for the names of terms, and says how many there are', () => {
    const note =
      '# Oven\n## Key Features\n- **Timer**: rings\n- **Fan**: blows\n- **Grill**: browns';
    expect(cards(note, 'list')).toEqual([
      ['Name the three key features of Oven.', '- Timer\n- Fan\n- Grill'],
    ]);
  });

  it('asks what there is to know where it holds statements', () => {
    const note =
      '# Oven\n- It should be cleaned with soda and never with steel wool\n- It takes ten minutes until it is hot enough to bake';
    expect(questions(note)).toEqual(['What two things should you know about Oven?']);
  });

  it('of one statement is a question with that answer', () => {
    expect(cards('# Oven\n## Noises\n- The fan hums when the door is open\n')).toEqual([
      ['What should you know about *Noises* in Oven?', 'The fan hums when the door is open'],
    ]);
  });

  it('is asked for with the sentence that introduces it', () => {
    const note = '# Bread\nGood dough needs:\n\n- flour\n- water\n- time\n';
    const [card] = drafts(note);
    expect(card?.face.kind).toBe('list');
    expect(card?.face.question).toContain('Good dough needs');
    expect(card?.face.question).toContain('three');
    expect(itemsOf(note, 'list')).toEqual([['flour', 'water', 'time']]);
  });

  it.each([2, 9])('of %i items is one card', (count) => {
    expect(itemsOf(`# Facts\n${bullets(count)}`, 'list').map((items) => items.length)).toEqual([
      count,
    ]);
  });

  it('longer than nine is split into parts as even as can be, each saying which it is', () => {
    const note = `# Facts\n${bullets(20)}`;
    expect(itemsOf(note, 'list').map((items) => items.length)).toEqual([7, 6, 7]);
    expect(questions(note, 'list').map((question) => /\(part .*\)$/u.exec(question)?.[0])).toEqual([
      '(part 1 of 3)',
      '(part 2 of 3)',
      '(part 3 of 3)',
    ]);
    expect(ofKind(drafts(note), 'list').map(({ source }) => [source.line, source.endLine])).toEqual(
      [
        [2, 8],
        [9, 14],
        [15, 21],
      ],
    );
  });

  it('of more than nine terms is left to the cards of the terms', () => {
    const note = `# Facts\n${bullets(12, (n) => `**Name ${n}**: its meaning`)}`;
    expect(ofKind(drafts(note), 'term')).toHaveLength(12);
    expect(ofKind(drafts(note), 'list')).toEqual([]);
  });

  it('never has more than nine items, never loses one and never repeats one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), (count) => {
        const parts = itemsOf(`# Facts\n${bullets(count)}`, 'list');
        expect(Math.max(...parts.map((items) => items.length))).toBeLessThanOrEqual(9);
        expect(parts.flat()).toEqual(
          Array.from({ length: count }, (_, index) => `the fact numbered ${index + 1} of the lot`),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('keeps code that belongs to an item', () => {
    const note =
      '# Shell\n- List the files that stand here\n  ```sh\n  ls\n  ```\n- Leave the shell by typing exit\n';
    expect(itemsOf(note, 'list')[0]?.[0]).toContain('```sh\nls\n```');
  });

  it('below a statement asks about that statement', () => {
    const note =
      '# Ship\n- Safety on board\n  - Wear the life jacket at all times on deck\n  - Never run on the wet planks of the deck\n- Meals are served at noon for all of the crew\n';
    expect(questions(note)).toContain(
      'What two things should you know about *Safety on board* in Ship?',
    );
  });
});

describe('a question for several items', () => {
  it('does not name one of them', () => {
    const note = '# Tea\n## Black, Green and White\n- Black\n- Green\n- White\n';
    for (const draft of ofKind(drafts(note), 'list')) {
      for (const item of draft.face.kind === 'list' ? draft.face.items : []) {
        expect(mentions(draft.face.question, item)).toBe(false);
      }
    }
  });

  it('never leaks an item, whatever the headings say', () => {
    const word = fc.constantFrom('Lock', 'Key', 'Door', 'Hinge', 'Frame', 'Bolt');
    const heading = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
    const list = fc.uniqueArray(word, { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(heading, heading, list, fc.boolean(), (topic, section, items, ordered) => {
        const mark = ordered ? '1.' : '-';
        const note = `# ${topic}\n## ${section} steps\n${items.map((item) => `${mark} ${item}`).join('\n')}`;
        for (const { face } of drafts(note)) {
          if (face.kind !== 'list' && face.kind !== 'order') continue;
          for (const item of face.items) expect(mentions(face.question, item)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
});
