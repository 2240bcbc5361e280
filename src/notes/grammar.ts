/**
 * The little grammar that English questions need: is a term plural, is it an instruction, a
 * quality or the name of a thing. Judged by form alone, and only where a wrong guess still reads.
 */

import { isHeading, type Vocabulary } from './vocabulary.ts';

/** `knowledge` is an instruction to learn something: "Know Pricing Models". */
export type TermShape = 'noun' | 'imperative' | 'knowledge' | 'quality' | 'code';

const singularEndings =
  /(?:ss|us|is|ness|ous|(?:analyt|econom|phys|mathemat|robot|logist|polit|eth|electron|linguist|cryptograph)ics)$/iu;

/** The word that carries the number of a noun phrase: the last one before "of", "for", "with" …. */
function headWord(phrase: string): string {
  const bare = phrase.replace(/\([^()]*\)/gu, ' ').trim();
  const [head = bare] = bare.split(/\s+(?:of|for|with|in|on|to|by|from|between|via|per)\s+/iu);
  return head.split(/[\s/]+/u).at(-1) ?? '';
}

/** Whether a noun phrase takes a plural verb: "Key Pairs", "AMIs", "Monitoring and Logging". */
export function isPlural(phrase: string): boolean {
  const bare = phrase.replace(/\([^()]*\)/gu, ' ').trim();
  return namesSeveral(phrase) || /\p{L}\s+(?:and|&)\s+\p{L}/iu.test(bare);
}

/** Whether a noun phrase names things of one kind, so that one can be "among" them: "Key Pairs". */
export function namesSeveral(phrase: string): boolean {
  const word = headWord(phrase);
  const plainPlural =
    /\p{Ll}s$/u.test(word) && !singularEndings.test(word) && !/^\p{Lu}\p{Ll}?s$/u.test(word);
  const acronymPlural = /\p{Lu}\p{Lu}s$/u.test(word);
  return plainPlural || acronymPlural;
}

/** The singular of a plural word, keeping its case: "policies" gives "policy". */
function singular(word: string): string {
  if (!namesSeveral(word)) return word;
  if (/ies$/iu.test(word) && word.length > 4) return word.replace(/ies$/iu, 'y');
  if (/(?:sses|xes|zes|ches|shes)$/iu.test(word)) return word.slice(0, -2);
  return word.replace(/s$/iu, '');
}

/** A heading's phrase with its last word in the singular: "deployment options" → "deployment option". */
export function singularPhrase(phrase: string): string {
  if (/\s(?:and|&|of|for|in)\s/iu.test(phrase)) return phrase;
  const words = phrase.split(' ');
  const last = words.pop() ?? '';
  return [...words, singular(last)].join(' ');
}

/** What kind of phrase a term is, so that the question around it is grammatical. */
export function termShape(term: string, vocabulary: Vocabulary): TermShape {
  if (isCode(term)) return 'code';
  const words = term.toLowerCase().split(/\s+/u);
  const [first = ''] = words;
  if (knowledgeObject(term, vocabulary) !== undefined) return 'knowledge';
  // "Use cases" is what a section is called, and no instruction.
  const isInstruction = words.length > 1 && vocabulary.verbs.has(first);
  if (isInstruction && !isHeading(term.toLowerCase(), vocabulary)) return 'imperative';
  if (isQuality(words)) return 'quality';
  return 'noun';
}

/** Whether a term is code and nothing else, one span or several. */
export function isCode(term: string): boolean {
  return /^`[^`]+`(?:(?:\s*(?:,|\/)\s*|\s+(?:and|or)\s+)`[^`]+`)*$/u.test(term.trim());
}

function isQuality(words: readonly string[]): boolean {
  const [first = '', second = ''] = words;
  const last = words.at(-1) ?? '';
  if (/(?:able|ible|less|ful)$/u.test(last) && last.length > 5) return true;
  if (/ed$/u.test(last) && last.length > 4) return true;
  return /ed$/u.test(first) && /^(?:with|by|for|in|on|to|from|across|at)$/u.test(second);
}

/** What an instruction to learn is about: "Know Pricing Models" gives "Pricing Models". */
export function knowledgeObject(term: string, vocabulary: Vocabulary): string | undefined {
  const lower = term.toLowerCase();
  const verb = vocabulary.knowledgeVerbs.find(
    (candidate) => lower.startsWith(candidate) && lower[candidate.length] === ' ',
  );
  return verb === undefined ? undefined : term.slice(verb.length + 1).trim();
}

/**
 * A title in the lower case of running text, where the note itself writes each of its words in
 * lower case somewhere; otherwise as it stands, because it may be a name.
 */
export function inRunningText(title: string, lowerCaseWords: ReadonlySet<string>): string {
  const words = title.split(' ');
  const isOrdinary = (word: string): boolean =>
    !/\p{Lu}/u.test(word) ||
    (/^\p{Lu}\p{Ll}+$/u.test(word) && lowerCaseWords.has(word.toLowerCase()));
  const parts = words.flatMap((word) => word.split('-'));
  return parts.every((word) => isOrdinary(word) || /^\p{Lu}[\p{Lu}\p{N}]*s?$/u.test(word))
    ? words
        .map((word) => (/^\p{Lu}[\p{Lu}\p{N}]+s?$/u.test(word) ? word : lowerFirsts(word)))
        .join(' ')
    : title;
}

function lowerFirsts(word: string): string {
  return word
    .split('-')
    .map((part) => (/^\p{Lu}[\p{Lu}\p{N}]+s?$/u.test(part) ? part : part.toLowerCase()))
    .join('-');
}
