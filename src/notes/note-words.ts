import { namesSeveral } from './grammar.ts';
import { plainText } from './inline.ts';
import type { Section } from './outline.ts';
import type { NoteWords } from './phrasing.ts';
import { hasPlainLetters } from './plain-letters.ts';
import { cleanHeading, type Vocabulary, wordsOfHeadings } from './vocabulary.ts';

/** What a note tells of its words. Linear in the size of the note, however many headings it has. */
export function noteWords(root: Section, markdown: string, vocabulary: Vocabulary): NoteWords {
  const headings = new Set<string>();
  const visit = ({ heading, sections }: Section): void => {
    headings.add(cleanHeading(plainText(heading)));
    sections.forEach(visit);
  };
  visit(root);
  headings.delete('');
  return {
    lowerCaseWords: lowerCaseWords(markdown, vocabulary),
    pluralTopics: pluralTopics(headings, markdown.toLowerCase()),
    topicsWithArticle: topicsWithArticle(headings, markdown),
  };
}

/** Headings of which the note says that they "are", or whose last word is an ordinary plural. */
function pluralTopics(headings: ReadonlySet<string>, lowerText: string): ReadonlySet<string> {
  const several = [...headings].filter(namesSeveral);
  const names = new Set(several.map((heading) => heading.toLowerCase()));
  const oneOf = namesBefore(' is ', lowerText, names);
  const manyOf = namesBefore(' are ', lowerText, names);
  return new Set(
    several.filter((heading) => {
      const lower = heading.toLowerCase();
      const isOrdinary = /(?:^|\s)\p{Ll}+$/u.test(heading);
      return !oneOf.has(lower) && (isOrdinary || manyOf.has(lower));
    }),
  );
}

/** Headings that the note begins a sentence with as "The …", as in "The Serverless Repository is". */
function topicsWithArticle(headings: ReadonlySet<string>, text: string): ReadonlySet<string> {
  const names = new Set([...headings].map((heading) => `The ${heading}`));
  const said = namesBefore(' is ', text, names);
  return new Set([...headings].filter((heading) => said.has(`The ${heading}`)));
}

/** Those of some names that stand somewhere in a text right before a word. */
function namesBefore(word: string, text: string, names: ReadonlySet<string>): ReadonlySet<string> {
  const lengths = new Set([...names].map(({ length }) => length));
  const found = new Set<string>();
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    for (const length of lengths) {
      const name = at < length ? '' : text.slice(at - length, at);
      if (names.has(name)) found.add(name);
    }
  }
  return found;
}

/** Words that the note, or the vocabulary, writes in lower case: ordinary words, not names. */
function lowerCaseWords(markdown: string, vocabulary: Vocabulary): ReadonlySet<string> {
  // Addresses and code are in lower case whatever they name.
  const running = markdown.replace(/\]\([^)]{0,2000}\)|`[^`\n]*`|https?:\S+/gu, ' ');
  const words = running.match(hasPlainLetters(running) ? plainWord : anyWord) ?? [];
  return new Set([...wordsOfHeadings(vocabulary), ...words]);
}

/** A word in lower case that is no part of a name, an address or a tag. */
const anyWord = /(?<![\p{L}\p{N}/.@_#-])\p{Ll}{2,}(?![\p{L}\p{N}_])/gu;
const plainWord = /(?<![A-Za-z0-9/.@_#-])[a-z]{2,}(?![A-Za-z0-9_])/g;
