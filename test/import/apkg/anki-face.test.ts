import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NoteType } from '../../../src/import/apkg/anki-collection.ts';
import { faceOf } from '../../../src/import/apkg/anki-face.ts';

interface Made {
  readonly front?: string;
  readonly back?: string;
  readonly isCloze?: boolean;
  readonly ordinal?: number;
}

/** The face of a note with the fields that are given, by these templates. */
function face(fields: Readonly<Record<string, string>>, made: Made = {}) {
  const { front = '{{Front}}', back = '{{Back}}', isCloze = false, ordinal = 0 } = made;
  const type: NoteType = {
    name: 'Made',
    isCloze,
    fields: Object.keys(fields),
    templates: new Map([[0, { question: front, answer: back }]]),
  };
  const note = { guid: 'a', noteType: 1, tags: ['one', 'two'], fields: Object.values(fields) };
  return faceOf(note, type, ordinal, 'Deck');
}

const sides = { Front: 'a', Back: 'b', Extra: '', Hint: 'h' };

describe('templates', () => {
  test.each([
    ['fields', '{{Front}} {{ Back }}', 'a b'],
    ['what is no field', '{{Front}}{{Nothing}} {{', 'a {{'],
    ['a section of a field that says something', '{{#Front}}x{{/Front}}{{^Front}}y{{/Front}}', 'x'],
    ['a section of one that says nothing', '{{#Extra}}x{{/Extra}}{{^Extra}}y{{/Extra}}', 'y'],
    ['sections in sections', '{{#Front}}{{^Back}}x{{#Front}}z{{/Front}}{{/Back}}y{{/Front}}', 'y'],
    ['sections that are never closed, or never opened', '{{/Back}}x{{#Front}}y', 'xy'],
    ['what is typed or hidden is not asked', 'x{{type:Back}}{{hint:Hint}}{{tts en_US:Back}}', 'x'],
    ['other filters', '{{text:Front}} {{furigana:edit:Back}}', 'a b'],
    ['names of its place', '{{Deck}} {{Tags}} {{Type}}', 'Deck one two Made'],
    ['styles and scripts', '<style>.a{}</style><script>b()</script>{{Front}}', 'a'],
  ])('%s', (_, front, question) => {
    expect(face(sides, { front })).toMatchObject({ kind: 'qa', question, answer: 'b' });
  });

  test.each([
    ['a back without the front it repeats', '{{FrontSide}}<hr id=answer>{{Back}}', 'b'],
    ['or repeats by its field', '{{Front}}<hr id="answer" class="x">{{Back}}', 'b'],
    [
      'a back with more than the front above its answer',
      'c{{FrontSide}}<hr id=answer>{{Back}}',
      'c\n\nb',
    ],
    ['what is typed or hidden is part of it', '{{type:Back}} {{hint:Hint}}', 'b h'],
    ['a back that says nothing', '{{Extra}}', '–'],
  ])('%s', (_, back, answer) => {
    expect(face(sides, { back })).toMatchObject({ question: 'a', answer });
  });

  test('a field of spaces and empty lines says nothing', () => {
    const front = '{{^Extra}}x{{/Extra}}';
    expect(face({ Extra: '<div><br></div>&nbsp; ' }, { front })).toMatchObject({ question: 'x' });
    expect(face({ Extra: '<img src=a>' }, { front })).toBe('empty');
  });

  test('a front that says nothing is no question', () => {
    expect(face(sides, { front: '<div>{{Extra}}</div>' })).toBe('empty');
    expect(face(sides, { ordinal: 1 })).toBe('no-template');
  });

  test('repeating a field without end is cut', () => {
    const question = face({ Front: 'a'.repeat(90_000) }, { front: '{{Front}}'.repeat(5000) });
    expect(question).toMatchObject({ question: expect.stringMatching(/^a{100000}$/u) });
  });
});

const clozeSides = { front: '{{cloze:Text}}', back: '{{cloze:Text}}<br>{{Extra}}', isCloze: true };

describe('clozes', () => {
  test.each([
    ['one', '{{c1::Rome}} is in {{c2::Italy}}', 0, '[…] is in Italy', 'Rome'],
    ['another', '{{c1::Rome}} is in {{c2::Italy}}', 1, 'Rome is in […]', 'Italy'],
    ['several of one number', '{{c1::a}} b {{c1::c}}', 0, '[…] b […]', 'a; c'],
    ['a hint', '{{c1::Rome::city}} b', 0, '[city…] b', 'Rome'],
    ['one inside another', '{{c1::a {{c2::b}} c}} d', 1, 'a […] c d', 'b'],
    ['around another', '{{c1::a {{c2::b}} c}} d', 0, '[…] d', 'a b c'],
    ['of two numbers', '{{c1,2::a}} b', 1, '[…] b', 'a'],
    ['with HTML', 'x {{c1::<b>a</b>}}', 0, 'x […]', '**a**'],
    ['one that is not closed', '{{c1::a}} {{c2::b', 0, '[…] {{c2::b', 'a'],
  ])('%s', (_, text, ordinal, question, answer) => {
    expect(face({ Text: text, Extra: '' }, { ...clozeSides, ordinal })).toEqual({
      kind: 'cloze',
      question,
      answer,
    });
  });

  test('what else the back says comes after the hidden part', () => {
    expect(face({ Text: '{{c1::a}} b', Extra: 'more' }, clozeSides)).toMatchObject({
      answer: 'a\n\nmore',
    });
  });

  test('a number that the text does not have asks nothing', () => {
    expect(face({ Text: '{{c1::a}} b' }, { ...clozeSides, ordinal: 6 })).toBe('empty');
  });

  test('parts of an image cannot be asked for', () => {
    const Text = '{{c1::image-occlusion:rect:left=.1}}';
    const front = '{{cloze:Text}}{{Image}}';
    expect(face({ Text, Image: '<img src=a>' }, { ...clozeSides, front })).toBe('image-occlusion');
  });
});

const pieces = fc
  .array(
    fc.constantFrom(
      ...'{{ }} {{Front}} {{#Front}} {{^Back}} {{/Front}} {{cloze:Front}} {{c1:: {{c2,1:: :: a <b> </b> <hr_id=answer> {{FrontSide}}'
        .split(' ')
        .map((piece) => piece.replace('_', ' ')),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

test('any template and any fields give a face with a question and an answer, or a reason', () => {
  fc.assert(
    fc.property(pieces, pieces, pieces, fc.boolean(), (front, back, Front, isCloze) => {
      const made = face({ Front, Back: 'b' }, { front, back, isCloze });
      if (typeof made === 'string') expect(['empty', 'no-template']).toContain(made);
      else expect([made.question.trim(), made.answer.trim()]).not.toContain('');
    }),
    { numRuns: 500 },
  );
});

test('a text full of clozes takes no longer than others', () => {
  const before = process.cpuUsage();
  face({ Text: '{{c1::'.repeat(15_000) }, clozeSides);
  face({ Text: `${'{{c1::'.repeat(10_000)}a${'}}'.repeat(10_000)}` }, clozeSides);
  face({ Text: '::'.repeat(40_000) }, clozeSides);
  face(sides, { front: '{{#Front}}'.repeat(10_000) });
  expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
});
