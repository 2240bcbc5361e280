import type { MarkedExtension } from 'marked';

/** The underline of a heading, with the lines of the heading above it; nobody writes so many. */
const underlined = /^(?:.*\n){1,100}? {0,3}(?:=+|-+) *(?:\n|$)/u;

/**
 * For the parser of markdown: at every line of a list item marked looks for the underline of a
 * heading, as far as the item goes, which takes the square of its lines. This lets it look only
 * where there is one nearby.
 */
export const boundedHeadings: MarkedExtension = {
  // False is marked's own way; undefined says that there is no heading.
  tokenizer: { lheading: (source) => (underlined.test(source) ? false : undefined) },
};
