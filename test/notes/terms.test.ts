import { describe, expect, it } from 'vitest';
import { readTerm } from '../../src/notes/shapes/term.ts';
import { cards, drafts, itemsOf, ofKind, questions } from './reading.ts';

describe('a term and its description', () => {
  it.each([
    ['**Latch**: holds a door', 'Latch'],
    ['**Latch:** holds a door', 'Latch'],
    ['**Latch** : holds a door', 'Latch'],
    ['**Latch** - holds a door', 'Latch'],
    ['**Latch** – holds a door', 'Latch'],
    ['**Latch** — holds a door', 'Latch'],
    ['**Latch** => holds a door', 'Latch'],
    ['**Latch** -> holds a door', 'Latch'],
    ['**Latch** → holds a door', 'Latch'],
    ['__Latch__: holds a door', 'Latch'],
    ['*Latch*: holds a door', 'Latch'],
    ['_Latch_: holds a door', 'Latch'],
    ['***Latch***: holds a door', 'Latch'],
    ['Latch: holds a door', 'Latch'],
    ['Latch - holds a door', 'Latch'],
    ['Latch – holds a door', 'Latch'],
    ['Latch — holds a door', 'Latch'],
    ['Latch => holds a door', 'Latch'],
    ['`latch`: holds a door', '`latch`'],
    ['`latch` - holds a door', '`latch`'],
    ['[Latch](https://example.org): holds a door', '[Latch](https://example.org)'],
    ['[[Latch]]: holds a door', '[[Latch]]'],
    ['💡 **Latch**: holds a door', 'Latch'],
  ])('is read from "%s"', (text, term) => {
    expect(readTerm(text)).toEqual({ term, description: 'holds a door' });
  });

  it('is read with a full-width colon, with and without a space', () => {
    expect(readTerm('锁：关门')).toEqual({ term: '锁', description: '关门' });
    expect(readTerm('**鍵**：開ける')).toEqual({ term: '鍵', description: '開ける' });
  });

  it('is read from bold words before a sentence of their own', () => {
    expect(readTerm('**Latch** Holds a door.')).toEqual({
      term: 'Latch',
      description: 'Holds a door.',
    });
  });

  it.each([
    'The ratio 3:1 is common',
    'At 10:30 the job starts',
    'See https://example.org for more',
    'Note: the door is heavy',
    'e.g.: a gate',
    'This sentence is far too long to be the name of a thing: it says something',
    'It opens. Then it closes: twice',
    '**Never** leave it open',
    'A door (and its frame: wood) is heavy',
    'just some words',
  ])('is not seen in "%s"', (text) => {
    expect(readTerm(text)).toBeUndefined();
  });

  it('keeps a colon inside a marked term', () => {
    expect(readTerm('**Java: the language**: runs anywhere')).toEqual({
      term: 'Java: the language',
      description: 'runs anywhere',
    });
  });

  it('makes a card of each term, which names the topic and the term', () => {
    expect(cards('# Canal\n- **Lock**: lifts boats\n- **Weir**: holds water back', 'term')).toEqual(
      [
        ['In Canal, what is *Lock*?', 'lifts boats'],
        ['In Canal, what is *Weir*?', 'holds water back'],
      ],
    );
  });

  it('keeps markdown of the description, and all its paragraphs', () => {
    const [card] = cards('# Git\n- **Blob**: holds `bytes`\n\n  and **no** name\n', 'term');
    expect(card?.[1]).toBe('holds `bytes`\n\nand **no** name');
  });

  it('takes what stands below a bare term as its description', () => {
    expect(cards('# Canal\n- Lock:\n  - lifts boats\n  - sinks boats\n', 'term')).toEqual([
      ['In Canal, what is *Lock*?', '- lifts boats\n- sinks boats'],
    ]);
    expect(cards('# Canal\n- **Lock**\n  - lifts boats\n', 'term')).toEqual([
      ['In Canal, what is *Lock*?', '- lifts boats'],
    ]);
  });

  it('asks for code as code', () => {
    expect(questions('# Git\n- `git gc`: packs objects', 'term')).toEqual([
      'In Git, what does `git gc` do?',
    ]);
  });

  it('shows a term with markdown signs as it reads in the note', () => {
    expect(questions('# Shell\n- **a \\* b**: multiplies', 'term')).toEqual([
      'In Shell, what is *a \\* b*?',
    ]);
  });

  it('reads a paragraph that begins with a bold term as that term', () => {
    expect(cards('# Canal\n**Lock**: lifts boats\n**Weir**: holds water back\n', 'term')).toEqual([
      ['In Canal, what is *Lock*?', 'lifts boats'],
      ['In Canal, what is *Weir*?', 'holds water back'],
    ]);
  });
});

describe('terms below a term', () => {
  const note = [
    '# Harbour',
    '- **Berths**: places for ships',
    '  - **Dry Dock**: can be emptied',
    '  - **Jetties**: reach into the water',
    '- **Crane**: lifts cargo',
  ].join('\n');

  it('are asked for with the term above them', () => {
    expect(questions(note, 'term')).toEqual([
      'In Harbour, what are *Berths*?',
      'Among the *Berths* of Harbour, what is *Dry Dock*?',
      'Among the *Berths* of Harbour, what are *Jetties*?',
      'In Harbour, what is *Crane*?',
    ]);
  });

  it('are listed by themselves, apart from the outer list', () => {
    expect(itemsOf(note, 'list')).toEqual([
      ['Dry Dock', 'Jetties'],
      ['Berths', 'Crane'],
    ]);
  });

  it('leave the outer term the lines that are its own', () => {
    const outer = ofKind(drafts(note), 'term')[0];
    expect(outer?.source).toMatchObject({ line: 2, endLine: 2 });
  });
});
