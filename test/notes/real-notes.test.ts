import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { answerItems, cardId } from '../../src/card.ts';
import type { Draft } from '../../src/notes/draft.ts';
import { mentions, normaliseText } from '../../src/notes/normalise.ts';
import { shownQuestions } from '../../src/notes/questions.ts';
import { describeWithShared, sharedPath } from '../shared.ts';
import { counts, imported, plan } from './collection.ts';
import { drafts, ofKind } from './reading.ts';

const decks = fileURLToPath(new URL('../../decks/aws', import.meta.url));

/** The bullets of notes that are all of the form `- **Term**: description`, and their sections. */
function bulletsOf(text: string): readonly { term: string; description: string; line: number }[] {
  return text.split('\n').flatMap((line, index) => {
    const [, term, description] = /^\s*(?:-|\d+\.)\s+\*\*(.+?)\*\*:\s+(.*)$/u.exec(line) ?? [];
    return term && description ? [{ term, description, line: index + 1 }] : [];
  });
}

function promises(read: readonly Draft[], text: string): void {
  const shown = shownQuestions(
    read.map((draft, index) => ({
      id: cardId(`${index}`),
      draft,
      plainQuestion: draft.face.question,
      answer: draft.face.answer,
      qualifiers: draft.qualifiers,
    })),
  );

  it('have every bullet in a card that stands on its line', () => {
    const terms = new Map(ofKind(read, 'term').map((draft) => [draft.source.line, draft]));
    for (const { term, description, line } of bulletsOf(text)) {
      const draft = terms.get(line);
      expect(draft?.face.answer, `line ${line}`).toContain(description);
      expect(
        mentions(draft?.face.question ?? '', term) || /^(?:know|be|re|un|id|fo)/iu.test(term),
        term,
      ).toBe(true);
    }
    expect(bulletsOf(text).length).toBeGreaterThan(20);
  });

  it('have all their text in some card', () => {
    const words = (markdown: string): string =>
      ` ${normaliseText(markdown)
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()} `;
    const said = read
      .map(({ face }) => words([face.question, face.answer, ...answerItems(face)].join('\n')))
      .join('|');
    // Terms and descriptions, cells of tables and sentences, each by itself; the corner of a table
    // only says what its first column holds.
    const parts = text
      .replace(/^\|[^|\n]*(?=\|.*\n\|[-| :]+$)/gmu, '')
      .replace(/^#.*|^\s*(?:[-*]|\d+\.)\s+/gmu, '')
      .split(/\n|\||\*\*:\s/u)
      .filter((part) => words(part) !== '  ');
    expect(parts.filter((part) => !said.includes(words(part)))).toEqual([]);
  });

  it('ask no question twice', () => {
    const questions = [...shown.values()].map(normaliseText);
    expect(questions.filter((question, index) => questions.indexOf(question) !== index)).toEqual(
      [],
    );
  });

  it('ask in whole sentences, with nothing left to fill in', () => {
    for (const question of shown.values()) {
      expect(question).toMatch(/^\p{Lu}.*[?.](?: \(.*\))?$/u);
      expect(question).not.toMatch(/\{\w+\}|undefined|\s{2}|\*\*/u);
    }
  });

  it('name no answer in the question of a list or an order', () => {
    for (const [{ draft }, question] of shown) {
      for (const item of answerItems(draft.face))
        expect(mentions(question, item), question).toBe(false);
    }
  });

  it('ask for at most nine items at once, and at least two in a list', () => {
    for (const { face } of read) {
      if (face.kind === 'list' || face.kind === 'order') {
        expect(face.items.length).toBeLessThanOrEqual(9);
        expect(face.items.length).toBeGreaterThanOrEqual(face.kind === 'list' ? 2 : 1);
      }
    }
  });

  it('change nothing when they are imported again', () => {
    const stored = imported({ 'notes.md': text });
    expect(counts(plan(stored, { 'notes.md': text }))).toEqual({ unchanged: stored.length });
  });
}

/** Sections with bullets of their own, by the lines of these. */
function sectionsOf(text: string): readonly { first: number; last: number; items: number }[] {
  const sections: { first: number; last: number; items: number }[] = [];
  let open: { first: number; last: number; items: number } | undefined;
  text.split('\n').forEach((line, index) => {
    if (line.startsWith('#')) open = undefined;
    if (!/^(?:-|\d+\.)\s/u.test(line)) return;
    if (!open) {
      open = { first: index + 1, last: index + 1, items: 0 };
      sections.push(open);
    }
    open.last = index + 1;
    open.items += 1;
  });
  return sections;
}

describeWithShared("a learner's notes", 'notes/aws-services.md', () => {
  const text = readFileSync(sharedPath('notes/aws-services.md'), 'utf8').replace(/\r\n?/gu, '\n');
  const read = drafts(text, { file: 'aws-services.md', topic: 'aws-services' });

  it('have eight definitions and 229 terms', () => {
    expect(ofKind(read, 'definition')).toHaveLength(8);
    expect(ofKind(read, 'term')).toHaveLength(229);
    expect(ofKind(read, 'definition').map(({ face }) => face.question)).toContain(
      'What is AWS Batch?',
    );
  });

  it('have a list or an order card for each section of two to nine items', () => {
    const lists = read.filter(({ face }) => face.kind === 'list' || face.kind === 'order');
    for (const { first, items } of sectionsOf(text)) {
      if (items < 2 || items > 9) continue;
      const whole = lists.filter(
        ({ face, source }) => source.line === first && answerItems(face).length === items,
      );
      expect(whole, `line ${first}`).toHaveLength(1);
    }
  });

  it('ask for the instance lifecycle in its order', () => {
    const order = ofKind(read, 'order').filter(({ path }) => path.includes('Instance Lifecycle'));
    expect(order.map(({ face }) => [face.question, ...answerItems(face)])).toEqual([
      [
        'List the four stages of the Amazon EC2 instance lifecycle, in order.',
        'Launch',
        'Running',
        'Stopped',
        'Terminated',
      ],
      ['What follows *Launch* in the Amazon EC2 instance lifecycle?', 'Running'],
      ['What follows *Running* in the Amazon EC2 instance lifecycle?', 'Stopped'],
      ['What follows *Stopped* in the Amazon EC2 instance lifecycle?', 'Terminated'],
    ]);
  });

  it('read well', () => {
    const asked = new Set(read.map(({ face }) => face.question));
    for (const question of [
      'How does *Pay-as-You-Go* pricing work for AWS Batch?',
      'Name the four key features of AWS Batch.',
      'In Amazon EC2, what is *Elasticity*?',
      'How do *IAM Roles and Policies* help secure AWS Batch?',
    ])
      expect(asked).toContain(question);
  });

  promises(read, text);
});

describe.each(readdirSync(decks).filter((name) => name.endsWith('.md')))(
  'the sample notes %s',
  (name) => {
    const text = readFileSync(`${decks}/${name}`, 'utf8').replace(/^---\n[\s\S]*?\n---\n/u, '');
    promises(drafts(text, { file: name, topic: name.replace(/\.md$/u, '') }), text);
  },
);

describe('the sample notes together', () => {
  const notes = Object.fromEntries(
    readdirSync(decks)
      .filter((name) => name.endsWith('.md'))
      .map((name) => [
        name,
        readFileSync(`${decks}/${name}`, 'utf8').replace(/^---\n[\s\S]*?\n---\n/u, ''),
      ]),
  );

  it('ask no question with two answers', () => {
    const answers = new Map<string, string>();
    for (const { face } of imported(notes)) {
      const question = normaliseText(face.question);
      expect(answers.get(question) ?? face.answer, question).toBe(face.answer);
      answers.set(question, face.answer);
    }
  });
});
