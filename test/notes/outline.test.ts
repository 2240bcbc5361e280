import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/notes/block.ts';
import { outline, type Section } from '../../src/notes/outline.ts';
import { drafts, ofKind, read } from './reading.ts';

const headings = (section: Section): readonly string[] => [
  ...(section.heading === '' ? [] : [`${section.level} ${section.heading} @${section.line}`]),
  ...section.sections.flatMap(headings),
];

const tree = (markdown: string): readonly string[] => headings(outline(markdown).root);

describe('the outline of a note', () => {
  it('nests headings by level, with the line of each', () => {
    const { root } = outline('# A\n\n## B\ntext\n### C\n## D\n');
    expect(headings(root)).toEqual(['1 A @1', '2 B @3', '3 C @5', '2 D @6']);
    expect(root.sections[0]?.sections.map(({ heading }) => heading)).toEqual(['B', 'D']);
    expect(root.sections[0]?.sections[0]?.sections[0]?.heading).toBe('C');
  });

  it('reads underlined headings', () => {
    expect(tree('Title\n=====\n\nPart\n----\ntext')).toEqual(['1 Title @1', '2 Part @4']);
  });

  it('takes a bold line with something below it as a heading', () => {
    expect(tree('# A\n\n**First**\n\n- x\n\n__Second:__\n\ntext\n')).toEqual([
      '1 A @1',
      '7 First @3',
      '7 Second: @7',
    ]);
  });

  it('leaves a bold line at the end, or before a heading, as text', () => {
    expect(tree('# A\n\n**Only this**\n')).toEqual(['1 A @1']);
    expect(tree('# A\n\n**Only this**\n\n## B\n')).toEqual(['1 A @1', '2 B @5']);
  });

  it('takes a heading inside a list item as one, with what stands below it', () => {
    const { root } = outline('# A\n\n1. ### One?\n   yes\n2. ### Two?\n   no\n');
    expect(headings(root)).toEqual(['1 A @1', '8 One? @3', '8 Two? @5']);
    expect(root.sections[0]?.sections[1]?.blocks).toMatchObject([
      { type: 'paragraph', text: 'no', line: 6 },
    ]);
  });

  it('does not take lines of code for headings or bullets', () => {
    const code =
      '# A\n```sh\n# not this\n- nor **this**: x\n```\n~~~\n## nor this\n~~~\n\n    # nor indented\n';
    expect(tree(code)).toEqual(['1 A @1']);
  });

  it('takes what follows a fence that is never closed as code', () => {
    expect(tree('# A\n```\n# not this\n- **no**: card\n')).toEqual(['1 A @1']);
  });

  it('closes a fence only with marks of its kind and length', () => {
    expect(tree('# A\n````\n```\n# not this\n```\n````\n# B\n')).toEqual(['1 A @1', '1 B @7']);
    expect(tree('# A\n~~~\n```\n# not this\n~~~\n# B\n')).toEqual(['1 A @1', '1 B @6']);
  });

  it('counts from the line it is told', () => {
    expect(headings(outline('# A\n## B', 10).root)).toEqual(['1 A @10', '2 B @11']);
  });

  it('tells what it cannot read, and reads on', () => {
    const { drafts: made, warnings } = read(`# A\n\n${'>'.repeat(5000)} deep\n\n# B\n- **C**: d\n`);
    expect(warnings).toMatchObject([{ file: 'note.md', rule: 'unreadable' }]);
    expect(made.map(({ face }) => face.answer)).toEqual(['d']);
  });
});

describe('the lines of a block', () => {
  const spans = (blocks: readonly Block[]): readonly (readonly [string, number, number])[] =>
    blocks.map((block) => [block.type, block.line, block.endLine]);

  it('are its first and its last, empty lines around it apart', () => {
    const note =
      '\n\none\ntwo\n\n- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n\n\nend\n';
    expect(spans(outline(note).root.blocks)).toEqual([
      ['paragraph', 3, 4],
      ['list', 6, 7],
      ['table', 9, 11],
      ['code', 13, 15],
      ['paragraph', 18, 18],
    ]);
  });

  it('are right for items, nested ones and those after an empty line', () => {
    const note =
      '# A\n\n- one\n  - inner one\n    - innermost\n  - inner two\n    goes on\n\n- two\n\n  more\n- three\n';
    const [list] = outline(note).root.sections[0]?.blocks ?? [];
    if (list?.type !== 'list') throw new Error('no list was read');
    expect(list.items.map(({ line, endLine }) => [line, endLine])).toEqual([
      [3, 7],
      [9, 11],
      [12, 12],
    ]);
    const [inner] = list.items[0]?.blocks ?? [];
    if (inner?.type !== 'list') throw new Error('no nested list was read');
    expect(inner.items.map(({ line, endLine }) => [line, endLine])).toEqual([
      [4, 5],
      [6, 7],
    ]);
  });

  it('point at the bullet of each term, in any arrangement of notes', () => {
    const gap = fc.constantFrom('\n', '\n\n', '\n\n\n');
    const piece = fc.constantFrom(
      '## Heading',
      'A paragraph\nof two lines.',
      '```\n- **code**: x\n\n# no\n```',
      '> quoted\n> twice',
      '| a | b |\n|---|---|\n| c | d |',
      '<!-- note to self -->',
      '- **@**: outer\n  - **@**: inner\n\n  - **@**: last',
      '1. **@**: numbered\n   goes on\n2. **@**: again',
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(piece, gap), { maxLength: 12 }),
        fc.nat(50),
        (parts, before) => {
          let number = 0;
          const nextTerm = (): string => {
            number += 1;
            return `Term${number}x`;
          };
          const note = parts
            .map(([text, after]) => text.replace(/@/gu, () => nextTerm()) + after)
            .join('');
          const lines = note.split('\n');
          const terms = ofKind(drafts(note, { firstLine: before + 1 }), 'term').filter((draft) =>
            /Term\d+x/u.test(draft.face.question),
          );
          expect(terms.length).toBe(number);
          for (const { face, source } of terms) {
            const name = /(Term\d+x)\*\??/u.exec(
              face.question.slice(face.question.lastIndexOf('*T')),
            );
            expect(lines[source.line - before - 1]).toContain(`**${name?.[1]}**`);
            expect(source.endLine).toBeGreaterThanOrEqual(source.line);
            expect(source.endLine - before).toBeLessThanOrEqual(lines.length);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
