import { describe, expect, it } from 'vitest';
import { cards, drafts, read } from './reading.ts';

describe('a heading that asks', () => {
  it('is the question, and all below it is the answer', () => {
    const note =
      '# Sea\n## Why is the water of the sea salty?\nRivers carry salt.\n\n- from rocks\n- from vents\n';
    expect(cards(note)).toEqual([
      ['Why is the water of the sea salty?', 'Rivers carry salt.\n\n- from rocks\n- from vents'],
    ]);
  });

  it('loses its number', () => {
    expect(cards('# Sea\n### Q12. Why is the water of the sea salty?\nRivers.')[0]?.[0]).toBe(
      'Why is the water of the sea salty?',
    );
    expect(cards('# Sea\n### 3) Why is the water of the sea salty?\nRivers.')[0]?.[0]).toBe(
      'Why is the water of the sea salty?',
    );
  });

  it('names its topic where it would not be understood alone', () => {
    expect(cards('# The Sea\n## Why is it salty?\nRivers.')[0]?.[0]).toBe(
      'In The Sea: Why is it salty?',
    );
  });

  it('takes its answer from an "Answer" heading below, which is no card of its own', () => {
    expect(cards('# Sea\n## Why is the water of the sea salty?\n### Answer\nRivers.\n')).toEqual([
      ['Why is the water of the sea salty?', 'Rivers.'],
    ]);
  });

  it('may stand inside a list', () => {
    const note =
      '1. ### Why is the water of the sea salty?\n   Rivers carry it.\n2. ### How deep is the deep sea?\n   Eleven kilometres.\n';
    expect(cards(note)).toEqual([
      ['Why is the water of the sea salty?', 'Rivers carry it.'],
      ['How deep is the deep sea?', 'Eleven kilometres.'],
    ]);
    expect(drafts(note).map(({ source }) => [source.line, source.endLine])).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('without an answer makes no card', () => {
    expect(
      cards('# Sea\n## Why is the water of the sea salty?\n\n## Waves\nThey break.'),
    ).toHaveLength(1);
  });
});

describe('cards written as such', () => {
  it('are read from Q: and A:, over as many lines as they take', () => {
    const note =
      '# Sea\nQ: How deep\nis the deepest trench?\nA: Eleven\nkilometres\n\nQ: And the mean?\nA: Under four\n';
    expect(cards(note)).toEqual([
      ['How deep\nis the deepest trench?', 'Eleven\nkilometres'],
      ['And the mean?', 'Under four'],
    ]);
    expect(drafts(note).map(({ source }) => [source.line, source.endLine])).toEqual([
      [2, 5],
      [7, 8],
    ]);
  });

  it('are read one after the other without an empty line between them', () => {
    const note = 'Q: Ebb?\nA: falling\nQ: Flood?\nA: rising';
    expect(cards(note)).toEqual([
      ['Ebb?', 'falling'],
      ['Flood?', 'rising'],
    ]);
    expect(drafts(note).map(({ source }) => [source.line, source.endLine])).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('are none with nothing to ask or nothing to say', () => {
    expect(cards('Q: \nA. low water\nQ: Ebb?\nA:\nQ: Flood?\nA: rising')).toEqual([
      ['Flood?', 'rising'],
    ]);
  });

  it('are read from bold marks and spelled-out words', () => {
    expect(cards('**Question:** What is ebb?\n**Answer:** Falling water.')).toEqual([
      ['What is ebb?', 'Falling water.'],
    ]);
  });

  it('are read from front :: back', () => {
    expect(cards('# Sea\nCapital of Malta :: Valletta\n')).toEqual([
      ['Capital of Malta', 'Valletta'],
    ]);
  });
});

describe('a fold-out', () => {
  it('asks what its summary asks', () => {
    const note =
      '# Sea\n<details>\n<summary>What is the <b>ebb</b> of the sea called in Dutch?</summary>\n\nEb\n\n</details>\n';
    expect(cards(note)).toEqual([['What is the ebb of the sea called in Dutch?', 'Eb']]);
  });

  it('that says only "show" answers the line above it', () => {
    const note =
      '# Sea\nWhich sea lies between Africa and Europe?\n\n<details><summary>show</summary>\n<p>\n\nThe Mediterranean\n\n</p>\n</details>\n';
    expect(cards(note)).toEqual([
      ['Which sea lies between Africa and Europe?', 'The Mediterranean'],
    ]);
  });

  it('that says only "show" answers the heading above it', () => {
    const note =
      '# Sea\n## Which sea lies between Africa and Europe?\n<details><summary>Answer</summary>\n\nThe Mediterranean\n\n</details>\n';
    expect(cards(note)).toEqual([
      ['Which sea lies between Africa and Europe?', 'The Mediterranean'],
    ]);
  });

  it('that is empty makes no card', () => {
    expect(cards('# Sea\n<details><summary>Why?</summary>\n\n</details>\n')).toEqual([]);
  });

  it('keeps code that looks like a heading', () => {
    const note =
      '# Sea\n<details><summary>How do you list every file here?</summary>\n\n```sh\n# all\nls -a\n```\n\n</details>\n';
    expect(cards(note)).toEqual([['How do you list every file here?', '```sh\n# all\nls -a\n```']]);
  });
});

describe('a multiple-choice question', () => {
  it('is read from a task list whose right answers are ticked', () => {
    const note = '# Sea\n### Which of these is a sea?\n- [ ] Rhine\n- [x] Baltic\n- [ ] Alps\n';
    const [card] = drafts(note);
    expect(card?.face).toEqual({
      kind: 'choice',
      question: 'Which of these is a sea?',
      answer: 'Baltic',
      choices: [
        { text: 'Rhine', correct: false },
        { text: 'Baltic', correct: true },
        { text: 'Alps', correct: false },
      ],
    });
  });

  it('is read from letters with the answer folded away, and the letters are dropped', () => {
    const note =
      '1. Which of these are seas?\n\n   - A. Rhine\n   - B. Baltic\n   - C. Aegean\n\n   <details><summary>Answer</summary>\n\n   Correct answer: B, C\n\n   </details>\n';
    const [card] = drafts(note);
    expect(card?.face).toMatchObject({
      kind: 'choice',
      question: 'Which of these are seas?',
      choices: [
        { text: 'Rhine', correct: false },
        { text: 'Baltic', correct: true },
        { text: 'Aegean', correct: true },
      ],
    });
    expect(card?.face.answer).not.toMatch(/\bB\b/u);
  });

  it('without a marked answer is reported with its line', () => {
    const { drafts: none, warnings } = read(
      '# Sea\n\nWhich of these is a sea?\n\n- A. Rhine\n- B. Baltic\n',
    );
    expect(none.filter(({ face }) => face.kind === 'choice')).toEqual([]);
    expect(warnings).toMatchObject([{ file: 'note.md', line: 3, rule: 'choice-without-answer' }]);
  });

  it('is not seen in a list of things to do', () => {
    const note = '# Sailing\n- [ ] buy a rope for the boat\n- [x] mend the old sail\n';
    expect(drafts(note).map(({ face }) => face.kind)).toEqual(['list']);
  });
});
