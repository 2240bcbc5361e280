import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/notes/lint/finding.ts';
import { lintQuestions } from '../../src/notes/lint/questions.ts';
import { lintNote } from '../../src/notes/lint.ts';
import { read } from './reading.ts';
import { english } from './vocabulary.ts';

function lint(markdown: string, firstLine = 1): readonly Finding[] {
  return lintNote(read(markdown, { firstLine }), 'note.md', english);
}

/** Line and rule of each finding. */
const found = (markdown: string) => lint(markdown).map(({ line, rule }) => `${line} ${rule}`);

/** The same for what shows only between notes, each named by its file. */
function foundTogether(notes: Readonly<Record<string, string>>): readonly string[] {
  const drafts = Object.entries(notes).flatMap(
    ([file, markdown]) => read(markdown, { file, deck: file }).drafts,
  );
  return lintQuestions(drafts, (file) => file).map(
    ({ file, line, rule }) => `${file}:${line} ${rule}`,
  );
}

const words = (count: number) =>
  Array.from({ length: count }, (_, index) => `word${index}`).join(' ');
const bullets = (count: number, bullet = (index: number) => `- plain fact number ${index} here`) =>
  Array.from({ length: count }, (_, index) => bullet(index)).join('\n');

test('notes that make good cards make no findings', () => {
  const note = [
    '# Amazon EC2',
    '',
    'Amazon EC2 is a service of rented servers.',
    '',
    '## Key Features',
    '',
    '- **Elasticity**: capacity follows the load',
    '- **Spot**: spare capacity at a discount',
    '',
    '## Limits',
    '',
    '| Limit | Value |',
    '| --- | --- |',
    '| Instances | 20 |',
    '',
    '## What is a placement group?',
    '',
    'A rule for where instances are put.',
    '',
    '```sh',
    'aws ec2 create-placement-group',
    '```',
    '',
    '- [Documentation](https://example.org)',
    '- ![a diagram](ec2.png)',
  ];
  expect(lint(note.join('\n'))).toEqual([]);
});

test('a finding says where, what, and how to mend it', () => {
  expect(lint('# EC2\n\n- **Spot**:\n', 11)).toEqual([
    {
      file: 'note.md',
      line: 13,
      rule: 'empty-term',
      message: expect.stringContaining('Spot'),
      fix: expect.stringMatching(/\w/),
    },
  ]);
});

describe('long answers', () => {
  const term = (text: string) =>
    `# EC2\n\n## Features\n\n- **Spot**: ${text}\n- **Other**: short\n`;

  test('from sixty-one words on', () => {
    expect(found(term(words(60)))).toEqual([]);
    expect(found(term(words(61)))).toEqual(['5 long-answer']);
  });

  test('code does not count, and letters without spaces do', () => {
    expect(found(`# EC2\n\n## What is EC2?\n\nServers.\n\n\`\`\`\n${words(90)}\n\`\`\`\n`)).toEqual(
      [],
    );
    expect(found(term('云'.repeat(120)))).toEqual([]);
    expect(found(term('云'.repeat(121)))).toEqual(['5 long-answer']);
  });

  test('lists of short items are none', () => {
    const items = bullets(9, (index) => `- ${words(9)} number ${index}`);
    expect(found(`# EC2\n\n## Best Practices\n\n${items}\n`)).toEqual([]);
  });
});

describe('lists', () => {
  test('of more than nine statements are too long', () => {
    expect(found(`# EC2\n\n## Best Practices\n\n${bullets(9)}\n`)).toEqual([]);
    expect(found(`# EC2\n\n## Best Practices\n\n${bullets(10)}\n`)).toEqual(['5 long-list']);
  });

  test('of more than nine terms are too long to be asked for by their names', () => {
    const terms = bullets(10, (index) => `- **Name${index}**: means this and that ${index}`);
    expect(found(`# EC2\n\n## Features\n\n${terms}\n`)).toEqual(['5 long-list']);
  });

  test('of links and of questions with options are none to be recalled', () => {
    const links = bullets(12, (index) => `- [Page ${index}](https://example.org/${index})`);
    const questions = bullets(
      12,
      (index) =>
        `${index + 1}. Which of these is number ${index}?\n    - A. One ${index}\n    - B. Two ${index}\n\n    Answer: A\n`,
    );
    expect(found(`# EC2\n\n## Exam\n\n${links}\n`)).toEqual([]);
    expect(found(`# EC2\n\n## Exam\n\n${questions}\n`)).toEqual([]);
  });

  test('inside lists are too deep from the fourth level on, said once for each outermost one', () => {
    const levels = (depth: number) =>
      Array.from(
        { length: depth },
        (_, level) => `${'  '.repeat(level)}- level ${level} says this`,
      );
    const deep = levels(5).join('\n');
    const rules = (note: string) => found(note).filter((line) => line.endsWith('deep-list'));
    expect(rules(`# EC2\n\n${levels(3).join('\n')}\n`)).toEqual([]);
    expect(rules(`# EC2\n\n${deep}\n\n## Other\n\n${deep}\n`)).toEqual([
      '6 deep-list',
      '14 deep-list',
    ]);
  });
});

describe('empty terms', () => {
  test.each([
    '- **Spot**:',
    '- **Spot:**',
    '- Spot:',
    '- `spot`:',
    '- **Spot**: TODO',
    '- Spot - ?',
  ])('%s', (bullet) => {
    expect(found(`# EC2\n\n## Features\n\n- **Other**: is good\n${bullet}\n`)).toEqual([
      '6 empty-term',
    ]);
  });

  test('at the end of a section', () => {
    expect(found('# EC2\n\n## Features\n\nSome text says this.\n\n**Spot**:\n')).toContain(
      '7 empty-term',
    );
  });

  test('names alone, and terms that are described below or beside the list, are none', () => {
    expect(found('# EC2\n\n## Features\n\n- **Spot**\n- **Reserved**\n')).toEqual([]);
    expect(found('# EC2\n\n## Features\n\n- **Spot**:\n  - cheap\n  - can end any time\n')).toEqual(
      [],
    );
    expect(
      found('# EC2\n\n## Features\n\n- One thing is this\n- Spot:\n\n```\nspot\n```\n'),
    ).toEqual([]);
  });
});

describe('statements without a handle', () => {
  test('a single one below a heading that does not say what it tells', () => {
    const [finding] = lint('# EC2\n\nEC2 is a service.\n\n## Nitro\n\nSeconds count.\n');
    expect(finding).toMatchObject({ line: 7, rule: 'no-handle' });
    expect(finding?.message).toContain('What should you know about');
  });

  test('a heading of the vocabulary, or several statements, are handle enough', () => {
    const paragraphs =
      '# EC2\n\nEC2 is a service.\n\n## Nitro\n\nSeconds count.\n\nSo does data.\n';
    expect(found(paragraphs)).toEqual([]);
    expect(found('# EC2\n\nEC2 is a service.\n\n## Pricing\n\nSeconds count.\n')).toEqual([]);
    expect(
      found('# EC2\n\nEC2 is a service.\n\n## Nitro\n\n- Seconds count.\n- So does data.\n'),
    ).toEqual([]);
  });
});

describe('what made no card', () => {
  test('a row that says nothing beside its name', () => {
    const note =
      '# EC2\n\n## Limits\n\n| Limit | Value |\n| --- | --- |\n| Instances | 20 |\n| Volumes | |\n';
    expect(found(note)).toEqual(['8 no-card']);
  });

  test('a question without an answer', () => {
    expect(found('# EC2\n\n## What is Spot?\n\n## What is EBS?\n\nA disk.\n')).toEqual([
      '3 unanswered-question',
    ]);
    expect(
      found('# EC2\n\n## What is there?\n\n### Disks\n\nEBS is a disk in the network.\n'),
    ).not.toContain('3 unanswered-question');
  });

  test('kinds of cards that are switched off', () => {
    const note = read('# EC2\n\n## Features\n\n- **Spot**: spare capacity\n', {
      kinds: { term: false, list: false },
    });
    expect(lintNote(note, 'note.md', english)).toMatchObject([{ line: 5, rule: 'no-card' }]);
  });

  test('not what the author turned off, what is written twice, or what introduces a list', () => {
    const off =
      '# EC2\n\nEC2 is a service.\n\n## Billing\n\n<!-- engram: off -->\n\nSeconds count.\n';
    const twice = '# EC2\n\n## Pricing\n\n- **Spot**: spare capacity\n- **Spot**: spare capacity\n';
    const lead =
      '# EC2\n\n## Pricing\n\nThese are charged for, each in its own way:\n\n- time\n- data\n';
    const examples =
      '# Code of conduct\n\n## Our Standards\n\nExamples of behavior that helps all of us include:\n\n- patience\n- care\n';
    for (const note of [off, twice, lead, examples]) expect(found(note)).toEqual([]);
  });
});

describe('warnings of reading are findings', () => {
  test('options of which none is right', () => {
    const note = '# EC2\n\n## Which one is a disk?\n\n- A. EBS\n- B. ELB\n';
    expect(found(note)).toEqual(['3 choice-without-answer']);
    const listed = '# EC2\n\n1. Which one is a disk?\n   - A. EBS\n   - B. ELB\n';
    expect(found(listed)).toEqual(['3 choice-without-answer']);
  });

  test('a code fence that is never closed', () => {
    expect(found('# EC2\n\nEC2 is a service.\n\n```sh\naws ec2\n')).toContain('5 open-fence');
  });

  test('each of them says how to mend it', () => {
    const warning = { file: 'note.md', line: 1, rule: 'some-rule', message: 'wrong' };
    const note = { ...read(''), warnings: [warning] };
    expect(lintNote(note, 'note.md', english)).toMatchObject([{ ...warning, fix: /\w/ }]);
  });
});

describe('questions of all notes', () => {
  const note = (section: string, text: string) => `# EC2\n\n## ${section}\n\n- **Spot**: ${text}\n`;

  test('a term that is described in two ways below the same headings', () => {
    expect(
      foundTogether({ 'a.md': note('Features', 'cheap'), 'b.md': note('Features', 'fast') }),
    ).toEqual(['a.md:5 conflicting-definitions', 'b.md:5 conflicting-definitions']);
  });

  test('a term of the same name below headings that ask for it with the same words', () => {
    const notes = { 'a.md': note('Key Features', 'cheap'), 'b.md': note('Features', 'fast') };
    expect(foundTogether(notes)).toEqual([
      'a.md:5 ambiguous-question',
      'b.md:5 ambiguous-question',
    ]);
  });

  test('a question that has another answer elsewhere, and where that is', () => {
    const asked = (answer: string) => `# Quiz\n\n## What is a Region?\n\n${answer}\n`;
    const notes = {
      'a.md': asked('A place.'),
      'b.md': `\n${asked('An area.')}`,
      'c.md': asked('A place.'),
    };
    expect(foundTogether(notes)).toEqual([
      'a.md:3 ambiguous-question',
      'b.md:4 ambiguous-question',
      'c.md:3 ambiguous-question',
    ]);
    const drafts = Object.entries(notes).flatMap(([file, text]) => read(text, { file }).drafts);
    const [a, b, c] = lintQuestions(drafts, (file) => `notes/${file}`);
    expect(a?.message).toContain('notes/b.md:4');
    expect(b?.message).toContain('notes/a.md:3');
    expect(c?.message).toContain('notes/b.md:4');
  });

  test('the same answer in other markup, or another question, is none', () => {
    const notes = {
      'a.md': note('Features', 'spare **capacity**'),
      'b.md': note('Features', 'Spare capacity.'),
      'c.md': '# S3\n\n## Features\n\n- **Spot**: something else\n',
    };
    expect(foundTogether(notes)).toEqual([]);
  });
});
