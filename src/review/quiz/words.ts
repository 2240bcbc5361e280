import { plainText } from '../../notes/inline.ts';
import { normaliseText } from '../../notes/normalise.ts';
import { mask } from '../../notes/shapes/cloze.ts';
import { similarity } from '../../notes/similarity.ts';

/** Words that say nothing about what a text is about. */
const smallWords = new Set(
  'a an and are as at be by can for from has have how in into is it its of on or that the their them these this to use used uses using what when which with you your'.split(
    ' ',
  ),
);

/** Names of makers: "Amazon CloudWatch" and "AWS CloudWatch" are one thing. */
const makers = new Set(['amazon', 'apache', 'aws', 'azure', 'google', 'microsoft']);

/** A text with fewer words is a name, a longer one a description. */
const mostWordsOfName = 5;
/** Above this share of common words, two descriptions may both be right. */
const nearlySame = 0.5;

/** The words of a text that tell what it is about, in lower case, each once. */
export function tellingWords(text: string): readonly string[] {
  const words = normaliseText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words)].filter((word) => !smallWords.has(word));
}

/** Whether two words are forms of one: "monitor" and "monitoring", "scale" and "scalability". */
function areAkin(one: string, other: string): boolean {
  if (one === other) return true;
  const shorter = Math.min(one.length, other.length);
  let same = 0;
  while (same < shorter && one[same] === other[same]) same += 1;
  const [ending, otherEnding] = [one.slice(same), other.slice(same)];
  if (same < 4) return same === 3 && [ending, otherEnding].sort().join() === ',s';
  const longest = Math.max(ending.length, otherEnding.length);
  return (same > 4 && longest <= 4) || (endings.test(ending) && endings.test(otherEnding));
}

const endings =
  /^(?:|s|e[ds]?|d|ers?|r|ors?|ing|able|ably|ability|ations?|ions?|ive|ments?|al|ally|ly|y|ies|ied|ity|ance|ence|ness)$/u;

/** How many of the words a text repeats, in whatever form. */
export function echoes(text: readonly string[], words: readonly string[]): number {
  return words.filter((word) => text.some((other) => areAkin(word, other))).length;
}

/** Whether a text names all the words of a name, in whatever form and order. */
export function namesAll(text: readonly string[], name: readonly string[]): boolean {
  return name.length > 0 && echoes(text, name) === name.length;
}

/** Whether two answers are, or may well be, the same: both would be right, or both wrong. */
export function mayBeSame(one: string, other: string): boolean {
  const [a, b] = [normaliseText(one), normaliseText(other)];
  if (a === b || bare(a) === bare(b)) return true;
  const [these, those] = [tellingWords(one), tellingWords(other)];
  // Numbers and code differ by what is no word: "-r" and "-R", "<" and ">".
  if (these.length === 0 || those.length === 0) return false;
  if (Math.min(these.length, those.length) < mostWordsOfName) {
    const [few, many] = these.length < those.length ? [these, those] : [those, these];
    return many.length < 2 * mostWordsOfName && few.length < many.length
      ? namesAll(many, few)
      : few.length === many.length && few.every((word) => many.includes(word)) && isProse(a, b);
  }
  return a.includes(b) || b.includes(a) || similarity(new Set(these), new Set(those)) >= nearlySame;
}

/** Words in another order are the same name only where nothing but words matters. */
function isProse(...texts: readonly string[]): boolean {
  return texts.every((text) => /^[\p{L}\s'-]+$/u.test(text));
}

function bare(normalised: string): string {
  const [first = '', ...rest] = normalised.split(' ');
  return rest.length > 0 && (makers.has(first) || smallWords.has(first))
    ? rest.join(' ')
    : normalised;
}

/** A description as plain text, with every form of the words of its name masked. */
export function withoutName(description: string, name: string): string {
  const words = tellingWords(name).filter((word) => !makers.has(word));
  return plainText(description)
    .replace(/[\p{L}\p{N}]+/gu, (word) =>
      words.some((each) => areAkin(each, word.toLowerCase())) ? mask : word,
    )
    .replace(/\[…\](?:[\s/-]*(?:(?:and|or|of|for|to|the)\s+)?\(?\[…\]\)?)+/gu, mask);
}

/** How many words a text has that are not masked. */
export function wordsLeft(text: string): number {
  return (text.replaceAll(mask, ' ').match(/[\p{L}\p{N}]+/gu) ?? []).length;
}
