import { describe, expect, it } from 'vitest';
import { drafts, itemsOf, questions } from './reading.ts';

describe('what is not for learning makes no card', () => {
  it.each([
    ['links alone', '# Loom\n- [Weaving](#weaving)\n- [Yarn](https://example.org)\n- [[Warp]]\n'],
    ['addresses alone', '# Loom\n- https://example.org\n- <https://example.org/a>\n'],
    ['images alone', '# Loom\n![a loom](loom.png)\n\n- ![warp](warp.png)\n- ![[weft.png]]\n'],
    ['badges', '# Loom\n[![build](https://example.org/b.svg)](https://example.org)\n'],
    ['a way back to the top', '# Loom\n- [a](#a)\n\n**[⬆ Back to Top](#loom)**\n\nBack to top\n'],
    ['comments', '# Loom\n<!-- **Warp**: lengthwise -->\n\n- <!-- a bullet to come -->\n'],
    ['comments over several lines', '# Loom\n<!--\n- **Warp**: lengthwise\n\nand more\n-->\n'],
    ['rules and empty bullets', '# Loom\n---\n- \n- \n\n***\n'],
    ['contents', '# Loom\n## Table of Contents\n1. About the warp\n2. About the weft\n'],
    ['references', '# Loom\n## References\n- Weaver, J.: A book on looms\n'],
    ['a heading with nothing below it', '# Loom\n## Warp\n## Weft\n'],
    ['nothing', ''],
  ])('%s', (_, note) => {
    expect(questions(note)).toEqual([]);
  });

  it('and is left out of the lists that it stands in', () => {
    const note = '# Loom\n- [Yarn](https://example.org)\n- warp\n- ![weft](weft.png)\n- heddle\n';
    expect(itemsOf(note, 'list')).toEqual([['warp', 'heddle']]);
  });

  it('but a link with something to say does', () => {
    const note = '# Loom\n- [Yarn](https://example.org): twisted fibres\n';
    expect(drafts(note).map(({ face }) => face.answer)).toContain('twisted fibres');
  });

  it('and code is an answer, never a card of its lines', () => {
    const note =
      '# Loom\n## Starting it\nPull the lever.\n\n```yaml\n# config\n- **a**: b\n- c\n```\n';
    const read = drafts(note);
    expect(read).toHaveLength(1);
    expect(read[0]?.face.answer).toContain('# config\n- **a**: b');
  });
});

describe('the same fact twice in a note', () => {
  it('is one card', () => {
    const note =
      '# Loom\n- **Warp**: lengthwise threads\n\n# Loom\n- **Warp**: lengthwise threads\n';
    expect(drafts(note).filter(({ face }) => face.kind === 'term')).toHaveLength(1);
  });
});
