import fc from 'fast-check';
import { cardKinds } from '../../src/card.ts';
import type { CardJson } from '../../src/contract.ts';
import { anyNote, anyText } from './notes.ts';

/** A card as exports get it, every text in it hostile. */
export const anyCardJson: fc.Arbitrary<CardJson> = fc
  .record({
    deck: anyText.map((text) => `d${text}`),
    kind: fc.constantFrom(...cardKinds),
    path: fc.array(anyText, { maxLength: 3 }),
    question: anyText.map((text) => `q${text}`),
    answer: anyNote.map((text) => `a${text}`),
    answerItems: fc.array(anyText, { maxLength: 2 }),
    choices: fc.array(fc.record({ text: anyText, correct: fc.boolean() }), { maxLength: 2 }),
    tags: fc.array(anyText, { maxLength: 2 }),
    source: fc.record({ file: anyText, line: fc.constant(1), endLine: fc.constant(1) }),
  })
  .map((texts) => ({
    ...texts,
    id: 'k3v9q2m7x1ab',
    state: 'review',
    suspended: false,
    retired: false,
    flagged: false,
    leech: false,
    dueOn: '2026-03-07',
    intervalDays: 6,
    ease: 2.36,
    stability: null,
    difficulty: null,
    repetitions: 2,
    lapses: 0,
    lastReviewedAt: null,
  }));
