import { describe, expect, it } from 'vitest';
import { cards, questions, read } from './reading.ts';

const rules = (note: string): readonly string[] =>
  read(note, { firstLine: 4 }).warnings.map(({ line, rule }) => `${line} ${rule}`);

describe('marks that are never closed', () => {
  it('a fence: what stands below it is no card, and that is said', () => {
    const note = '# Loom\n- **Warp**: lengthwise\n\n```sh\n## What is this?\n- **Weft**: across\n';
    expect(cards(note).map(([, answer]) => answer)).toEqual(['lengthwise']);
    expect(rules(note)).toEqual(['7 open-fence']);
  });

  it('a fence with another one in it: neither is closed', () => {
    expect(cards('# Loom\n````\n```\nWarp\n```\n')).toEqual([]);
    expect(cards('# Loom\n~~~~\nWarp\n~~~~\n')).toHaveLength(1);
  });

  it('a comment: what stands below it is hidden, and that is said', () => {
    const note = '# Loom\n- **Warp**: lengthwise\n\n<!-- to do\n- **Weft**: across\n';
    expect(cards(note).map(([, answer]) => answer)).toEqual(['lengthwise']);
    expect(rules(note)).toEqual(['7 open-comment']);
  });
});

describe('comments', () => {
  it('may hold a fence, which then opens none', () => {
    const note = '# Loom\n<!--\n```mermaid\na ->> b\n``` -->\n- **Warp**: lengthwise\n';
    expect(cards(note).map(([, answer]) => answer)).toContain('lengthwise');
    expect(rules(note)).toEqual([]);
  });

  it('are not begun by code that shows how', () => {
    const note =
      '# HTML\n- **Comment**: begins with `<!--` and ends with `-->`\n- **Tag**: `<b>`\n';
    expect(cards(note).map(([, answer]) => answer)).toContain(
      'begins with `<!--` and ends with `-->`',
    );
    expect(rules(note)).toEqual([]);
  });

  it('end where they end, and another one may begin there', () => {
    const note = '# Loom\n- **Warp**: a <!-- b --> c <!-- d\nd --> e <!-- f -->g\n';
    expect(cards(note).map(([, answer]) => answer)).toEqual(['a  c\n e g']);
  });
});

describe('characters that turn text around', () => {
  it('are pointed at, once a note', () => {
    const note = '# Access\n\n- **user\u202e**: nimda\n- **other\u2066**: x\n';
    expect(rules(note)).toEqual(['6 reordered']);
    expect(read(note).warnings[0]?.message).toContain('U+202E');
    expect(read(note).warnings[0]?.message).toContain('2 lines');
  });

  it('are not the letters of languages that run from right to left', () => {
    expect(rules('# שפות\n\n- **عربية**: \u200fلغة\u200e\n')).toEqual([]);
  });
});

describe('separators of lines that no editor shows as such', () => {
  it('are spaces', () => {
    expect(cards('## Warp\u2028threads\n\na\u2029b\n')).toEqual([['What is Warp threads?', 'a b']]);
  });
});

describe('signs in headings', () => {
  it('are left out whole, and leave nothing behind that joined them', () => {
    const note = '## 👨\u200d👩\u200d👧 Families 👩🏽\u200d💻 at work\n\nFour people.\n';
    expect(questions(note)).toEqual(['What is Families at work?']);
  });
});

describe('tables without end', () => {
  it('of thousands of columns that only number rows are read once', () => {
    const row = (cell: string): string => `${`| ${cell} `.repeat(8000)}|\n`;
    expect(questions(`# Loom\n${row('1')}${row('---')}`)).toEqual([]);
  });
});

describe('a heading that only looks like a question', () => {
  it('keeps its letter', () => {
    expect(questions('## Q :: A\n\nTwo letters.\n')).toEqual(['Q :: A']);
  });
});
