import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mentions } from '../../src/notes/normalise.ts';
import { drafts, questions } from './reading.ts';

const mask = '[…]';

describe('a part that the author marked', () => {
  test('is hidden, and the whole statement is still in the card of its list', () => {
    const note = '# S3\n- The largest object is ==5 TB==.\n- A bucket belongs to one Region.\n';
    const [cloze] = drafts(note).filter(({ face }) => face.kind === 'cloze');
    expect(cloze?.face).toEqual({
      kind: 'cloze',
      question: `In S3: The largest object is ${mask}.`,
      answer: '5 TB',
    });
    const [list] = drafts(note).filter(({ face }) => face.kind === 'list');
    expect(list?.face.answer).toContain('The largest object is 5 TB.');
  });

  test('may have a number and a hint; equal numbers are asked for together', () => {
    const note =
      '# Fuel\n{{c1::Oak}} and {{c1::ash}} burn well, {{c2::pine::a conifer}} does not.\n';
    expect(questions(note, 'cloze')).toEqual([
      `In Fuel: ${mask} and ${mask} burn well, pine does not.`,
      'In Fuel: Oak and ash burn well, [a conifer…] does not.',
    ]);
    expect(drafts(note).map(({ face }) => face.answer)).toContain('Oak; ash');
  });

  test('is hidden wherever else the statement names it', () => {
    const note = '# Clay\n==Slip== is clay with water, and slip joins the parts of a pot.\n';
    expect(questions(note, 'cloze')).toEqual([
      `In Clay: ${mask} is clay with water, and ${mask} joins the parts of a pot.`,
    ]);
  });

  test('is no comparison in code', () => {
    expect(
      questions('# JS\n- Say `a == b` or `b == a` for loose equality.\n- x y\n', 'cloze'),
    ).toEqual([]);
    expect(questions('# JS\n```\na ==b== c\n```\n', 'cloze')).toEqual([]);
  });

  test('makes no card where clozes are switched off', () => {
    expect(
      questions('# S3\nAt most ==5 TB== each.\n', 'cloze', { kinds: { cloze: false } }),
    ).toEqual([]);
  });
});

test('bold words and code of statements are hidden where that is switched on, terms are not', () => {
  const note = '# S3\n- Versioning keeps **all versions** of it.\n- **Bucket**: holds objects.\n';
  expect(questions(note, 'cloze')).toEqual([]);
  expect(questions(note, 'cloze', { kinds: { cloze: true } })).toEqual([
    `In S3: Versioning keeps ${mask} of it.`,
  ]);
});

test('no cloze names what it hides', () => {
  const word = fc.constantFrom('oak', 'kiln', 'Clay', 'the', 'C++', 'a b', '5', 'glaze');
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 3, maxLength: 12 }),
      fc.nat(11),
      word,
      (words, at, topic) => {
        const hidden = words[at % words.length] ?? '';
        const marked = words.map((one, index) =>
          index === at % words.length ? `==${one}==` : one,
        );
        for (const { face } of drafts(`# ${topic}\n${marked.join(' ')} and more.\n`)) {
          if (face.kind === 'cloze') expect(mentions(face.question, hidden)).toBe(false);
        }
      },
    ),
  );
});

describe('reverse cards', () => {
  const on = { kinds: { reverse: true } };

  test('lead from the description back to the term, its words masked', () => {
    const note =
      '# EC2\n## Key Features\n- **Spot Instances**: instances of spare capacity, sold at a discount.\n';
    expect(questions(note, 'reverse')).toEqual([]);
    expect(questions(note, 'reverse', on)).toEqual([
      `Which key feature of EC2 is this? ${mask.replace('[', '\\[').replace(']', '\\]')} of spare capacity, sold at a discount.`,
    ]);
  });

  test('are not made of a description that no longer says which one is meant', () => {
    expect(questions('# EC2\n- **Spot Instance**: a spot instance.\n', 'reverse', on)).toEqual([]);
    const twins =
      '# EC2\n- **A**: one of the things you can order here\n- **B**: one of the things you can order here\n';
    expect(questions(twins, 'reverse', on)).toEqual([]);
  });
});

describe('what the author can say', () => {
  test('a section that is off makes no cards, nor do those inside it', () => {
    const note =
      '# Kiln\n- **Shelf**: carries pots\n## Own\n<!-- engram: off -->\n- **Diary**: not for learning\n### Inside\n- **Deep**: nor this\n## Fuel\n- **Oak**: burns long\n';
    const asked = questions(note, 'term').join('\n');
    expect(asked).toMatch(/Shelf/u);
    expect(asked).toMatch(/Oak/u);
    expect(asked).not.toMatch(/Diary|Deep/u);
  });

  test('a kind that is off makes no cards', () => {
    const note = '# Kiln\n- **Shelf**: carries pots\n- **Burner**: heats\n';
    expect(questions(note, 'list')).toHaveLength(1);
    expect(questions(note, 'list', { kinds: { list: false } })).toEqual([]);
  });

  test('an id that is copied is reported, and comments are never shown', () => {
    const note =
      '# Kiln\n- **Shelf**: carries pots <!-- id: s -->\n- **Burner**: heats <!-- id: s -->\n';
    for (const { face } of drafts(note)) expect(face.answer).not.toContain('<!--');
    expect(drafts(note).filter(({ handle }) => handle === 'anchor:s')).toHaveLength(1);
  });
});

describe('what points elsewhere in the note', () => {
  test('is put where it is pointed from', () => {
    const note =
      '# S3\n- **Bucket**: has a name[^1], see [the docs][d]\n\n[^1]: Unique over all accounts.\n[d]: https://example.org/s3\n';
    const [bucket] = drafts(note).filter(({ face }) => face.kind === 'term');
    expect(bucket?.face.answer).toBe(
      'has a name (Unique over all accounts.), see [the docs](https://example.org/s3)',
    );
  });

  test('wiki links are read as their words', () => {
    const [card] = drafts('# S3\n- **Glacier**: the [[Storage Classes|class]] for [[Archives]]\n');
    expect(card?.face.answer).toBe('the class for Archives');
  });
});

test('definition lists are terms with their descriptions', () => {
  const note =
    '# Pottery\nGlaze\n: A glassy coat.\n\nBisque\n: Clay that was fired once.\n: It takes up water.\n';
  expect(
    drafts(note)
      .filter(({ face }) => face.kind === 'term')
      .map(({ face, source }) => [face.question, face.answer, source.line, source.endLine]),
  ).toEqual([
    ['In Pottery, what is *Glaze*?', 'A glassy coat.', 2, 3],
    ['In Pottery, what is *Bisque*?', 'Clay that was fired once.\nIt takes up water.', 5, 7],
  ]);
});

test('a list inside a callout is a list', () => {
  expect(
    questions('# Kiln\n> [!tip] Fuel\n> - **Oak**: burns long\n> - **Pine**: burns fast\n', 'term'),
  ).toEqual(['In Kiln, what is *Oak*?', 'In Kiln, what is *Pine*?']);
});

test('formulas are shown as they were written', () => {
  const [card] = drafts('# Sorting\n- $O(n_i \\log n_i)$: the cost of merging\n');
  expect(card?.face.question).toBe('In Sorting, what is $O(n_i \\log n_i)$?');
});
