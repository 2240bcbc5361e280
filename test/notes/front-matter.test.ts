import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFrontMatter } from '../../src/notes/front-matter.ts';

const none = {
  deck: undefined,
  tags: [],
  title: undefined,
  language: undefined,
  off: false,
  kinds: {},
};
const note = (yaml: string, rest = '## q\n\na\n') => readFrontMatter(`---\n${yaml}\n---\n${rest}`);
const settings = (yaml: string) => note(yaml).settings;
const warnings = (text: string) =>
  readFrontMatter(text).warnings.map(({ line, message }) => `${line}: ${message}`);

/** What nothing was taken from. */
const whole = (text: string) => ({ markdown: text, firstLine: 1, settings: none });

describe('front matter', () => {
  test('is taken off, and the rest keeps its line numbers', () => {
    expect(note('deck: aws::compute\ntags: [exam, ec2]\ntitle: EC2')).toEqual({
      markdown: '## q\n\na\n',
      firstLine: 6,
      settings: {
        deck: 'aws::compute',
        tags: ['exam', 'ec2'],
        title: 'EC2',
        off: false,
        kinds: {},
      },
      warnings: [],
    });
  });

  test('may end in dots, in spaces, or with the note', () => {
    expect(readFrontMatter('--- \ndeck: a\n...\t\n# T')).toMatchObject({
      markdown: '# T',
      firstLine: 4,
      settings: { deck: 'a' },
    });
    expect(readFrontMatter('---\ndeck: a\n---')).toMatchObject({ markdown: '', firstLine: 4 });
    expect(readFrontMatter('---yaml\ndeck: a\n---\n')).toMatchObject({ settings: { deck: 'a' } });
    expect(readFrontMatter('---\n---\n# T')).toMatchObject({ markdown: '# T', firstLine: 3 });
  });

  test('of other programs is no matter', () => {
    const yaml =
      'layout: post\ndate: 2026-01-01\naliases:\n  - x\ncssclass: {a: [1, 2]}\n# a comment';
    expect(note(yaml)).toEqual({
      markdown: '## q\n\na\n',
      firstLine: 9,
      settings: none,
      warnings: [],
    });
  });

  test('can switch a note off', () => {
    for (const yaml of ['engram: off', 'engram: false', 'Engram: "OFF"']) {
      expect(settings(yaml).off).toBe(true);
    }
    for (const yaml of ['engram: on', 'engram: true', 'engram:'])
      expect(note(yaml)).toMatchObject({ settings: none, warnings: [] });
    expect(note('engram: maybe')).toMatchObject({
      settings: { off: false },
      warnings: [{ line: 2, message: 'engram is maybe, wanted on or off' }],
    });
  });
});

describe('without front matter, nothing is taken from a note', () => {
  test.each([
    ['an empty one', ''],
    ['an ordinary one', '# T\n\n---\ndeck: a\n---\n'],
    ['a rule on the first line', '---\n\n# S3\n\n- **Durability**: eleven nines\n\n---\n\n# EC2\n'],
    ['a rule and a paragraph', '---\nJust some words.\n---\nmore\n'],
    ['a rule alone', '---\n# T\n'],
    ['a longer rule', '----\ndeck: a\n----\n'],
    ['plus signs', '+++\n# T\n'],
  ])('%s', (_, text) => {
    expect(readFrontMatter(text)).toEqual({ ...whole(text), warnings: [] });
  });
});

describe('a deck', () => {
  test('is called what the author wrote', () => {
    expect(settings('deck: " AWS :: Compute "').deck).toBe('AWS::Compute');
    expect(settings('deck: no').deck).toBe('no');
    expect(settings('deck: "2026"').deck).toBe('2026');
    expect(settings('deck: "2026-01-01"').deck).toBe('2026-01-01');
    expect(settings('deck: >\n  two\n  lines').deck).toBe('two lines');
    expect(settings('deck: a\ndeck: b').deck).toBe('b');
    expect(settings('deck:').deck).toBeUndefined();
  });

  test.each([
    ['false', 'false'],
    ['12', '12'],
    ['1e400', '1e400'],
    ['.nan', '.nan'],
    ['2026-01-01', '2026-01-01'],
    ['{a: b}', 'a mapping'],
    ['[a, b]', 'a list'],
    ['"::"', '"::"'],
    ['!!int "3"', '"3"'],
  ])('is never made of %s', (value, shown) => {
    expect(note(`title: t\ndeck: ${value}`)).toMatchObject({
      settings: { deck: undefined, title: 't' },
      warnings: [
        {
          line: 3,
          rule: 'front-matter',
          message: `deck is ${shown}, wanted a name: put it in quotes`,
        },
      ],
    });
  });

  test('has no character in its name that cannot be seen, nor has a tag', () => {
    const yaml = String.raw`deck: "Work\u001b[2J\u202eevil\nx"
tags: ["a\u0007b", "c\nd", "\u200b"]
title: "\u0000T\u0085"`;
    expect(settings(yaml)).toEqual({
      deck: 'Work[2Jevil x',
      tags: ['ab', 'c d'],
      title: 'T',
      language: undefined,
      off: false,
      kinds: {},
    });
  });
});

describe('tags', () => {
  test('are a list, or words', () => {
    for (const yaml of [
      'tags: [aws, ec2/spot]',
      'tags:\n  - aws\n  - ec2/spot\n  -\n',
      'tags: aws, ec2/spot',
      'tags: aws ec2/spot aws',
      'tags: "#aws, #ec2/spot"',
      'Tags: ["#aws", "##ec2/spot", "#"]',
    ]) {
      expect(note(yaml)).toMatchObject({ settings: { tags: ['aws', 'ec2/spot'] }, warnings: [] });
    }
    expect(settings('tags: [exam tips]').tags).toEqual(['exam tips']);
    expect(note('tags:')).toMatchObject({ settings: none, warnings: [] });
  });

  test.each(['[a, 1.0]', '[a, [b]]', '12', '{a: b}', '[a, 2026-01-01]'])(
    'are none, with a warning, where they are %s',
    (value) => {
      const { settings: read, warnings: said } = note(`tags: ${value}`);
      expect(read.tags).toEqual([]);
      expect(said).toMatchObject([{ line: 2, message: expect.stringMatching(/^tags is .* put /) }]);
    },
  );
});

describe('front matter that cannot be read', () => {
  test('never closed is text, with a warning', () => {
    const text = '---\ndeck: X\n\n## q\n\na\n';
    expect(readFrontMatter(text)).toMatchObject(whole(text));
    expect(warnings(text)).toEqual([
      '1: the front matter is never closed: add a line --- after it',
    ]);
  });

  test('never closed, with a rule far below, loses no card', () => {
    const text = '---\ndeck: X\n\n## q\n\n**a**: b\n\n---\n\n## r\n';
    expect(readFrontMatter(text)).toMatchObject(whole(text));
    expect(warnings(text)).toHaveLength(1);
  });

  test('that is not YAML is taken off, with its line', () => {
    const { markdown, settings: read } = note('deck: a\ntitle: S3: the basics');
    expect({ markdown, read }).toEqual({ markdown: '## q\n\na\n', read: none });
    expect(warnings('---\ndeck: a\ntitle: "open\n---\n# T\n')).toEqual([
      expect.stringMatching(/^[34]: the front matter is not YAML: /),
    ]);
  });

  test('in another language is never run, and said to be unread', () => {
    for (const language of ['js', 'javascript', 'coffee', 'json']) {
      const text = `---${language}\n(globalThis.wasRun = true, {deck: "x"})\n---\n\n## q\n\na\n`;
      expect(readFrontMatter(text)).toMatchObject(whole(text));
      expect(warnings(text)).toEqual([
        `1: front matter in ${language} is not read, only YAML; it is taken as text`,
      ]);
    }
    expect('wasRun' in globalThis).toBe(false);
  });

  test('in TOML is taken off, with a warning', () => {
    expect(readFrontMatter('+++\ntitle = "x"\n+++\n# T\n')).toMatchObject({
      markdown: '# T\n',
      firstLine: 4,
      settings: none,
      warnings: [{ line: 1 }],
    });
  });

  test('has no types of its own: each is told with its line, and the rest is read', () => {
    const text =
      '---\na: !!js/function "function(){}"\nb: !!python/object/apply:os.system ["x"]\nc: !<tag:x,2026:y> 1\ndeck: d\n---\n# T';
    expect(readFrontMatter(text)).toMatchObject({
      markdown: '# T',
      settings: { deck: 'd' },
      warnings: [{ line: 2 }, { line: 3 }, { line: 4 }],
    });
    expect(settings('deck: !mine x').deck).toBeUndefined();
    expect(settings('deck: !!str 12').deck).toBe('12');
  });
});

describe('hostile front matter', () => {
  test('cannot reach a prototype', () => {
    const yaml =
      '__proto__: {isAdmin: true, deck: x}\nconstructor: {prototype: {isAdmin: true}}\n<<: {__proto__: {isAdmin: true}, deck: y}\ndeck: __proto__';
    expect(settings(yaml)).toEqual({ ...none, deck: '__proto__' });
    expect('isAdmin' in {}).toBe(false);
    expect(Object.getPrototypeOf(settings(yaml))).toBe(Object.prototype);
    expect(settings('__proto__: {deck: x}').deck).toBeUndefined();
  });

  test('cannot grow by aliases, for they are not followed', () => {
    const levels = [...'abcdefgh'].map((name, index, all) => {
      const item = index === 0 ? 'x' : `*${all[index - 1]}`;
      return `${name}: &${name} [${Array.from({ length: 9 }, () => item).join(',')}]`;
    });
    expect(note([...levels, 'tags: *h', 'deck: &d x'].join('\n'))).toMatchObject({
      settings: { tags: [], deck: 'x' },
      warnings: [{ line: 10, message: expect.stringContaining('tags is an alias') }],
    });
    expect(settings('tags: &t [a, *t]').tags).toEqual([]);
  });

  test.each([
    ['brackets', 'deck: '.padEnd(60_000, '[')],
    ['braces', `deck: ${'{a: '.repeat(10_000)}`],
    ['dashes', `deck:\n ${'- '.repeat(20_000)}`],
    ['question marks', `deck:\n ${'? '.repeat(20_000)}`],
    ['colons', 'deck: '.repeat(9_000)],
    ['indentation', Array.from({ length: 340 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('cannot end the process by nesting %s', (_, yaml) => {
    expect(note(yaml)).toMatchObject({
      settings: none,
      warnings: [{ line: 2, message: 'the front matter is nested too deeply' }],
    });
  });

  test('longer than 64 KB is not read', () => {
    const text = `---\ndeck: a\nb: ${'x'.repeat(65_536)}\n---\n# T\n`;
    expect(readFrontMatter(text)).toMatchObject({
      markdown: '# T\n',
      firstLine: 5,
      settings: none,
    });
    expect(warnings(text)).toEqual(['2: the front matter is longer than 64 KB']);
  });

  test('whatever it holds: reading never throws, loses no line of the rest, and shows no control', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '---',
        '...',
        '+++',
        'deck: ',
        'tags: [',
        '- a',
        '  b: c',
        '# h',
        '&a *a',
        '"',
        '',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replace(/[\r\n]/gu, '')),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = ['---', ...lines].join('\n');
        const { markdown, firstLine, settings: read } = readFrontMatter(text);
        const all = text.split('\n');
        expect(markdown).toBe(all.slice(firstLine - 1).join('\n'));
        for (const name of [read.deck ?? 'a', ...read.tags]) expect(name).toMatch(/^[^\p{Cc}]+$/u);
      }),
    );
  });
});
