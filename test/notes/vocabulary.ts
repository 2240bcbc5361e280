import { readFileSync } from 'node:fs';
import type { Vocabulary } from '../../src/notes/vocabulary.ts';

const words = ['verbs', 'genericTitles', 'skipped', 'answerHeadings', 'propertyColumns'];

/** The vocabulary that ships with the program. */
export const english = JSON.parse(
  readFileSync(new URL('../../data/sections.en.json', import.meta.url), 'utf8'),
  (key, value) => (words.includes(key) ? new Set(value) : value),
) as Vocabulary;
