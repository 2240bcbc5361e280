/** What inline markdown says, without its markup. */

const entityNames: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/**
 * Longer runs of inline markdown are taken as plain text: looking for the end of marks that never
 * end takes the square of the length, and nobody emphasises by the page.
 */
const longestMarkedUp = 8192;

/**
 * The words of a piece of inline markdown: emphasis, code marks, links, images (their alt text),
 * wiki links, highlights, footnote marks and HTML tags taken off, white space folded.
 */
export function plainText(markdown: string): string {
  const isPlain = markdown.length > longestMarkedUp || !/[`$<![*_~=&\\]/u.test(markdown);
  return folded(isPlain ? markdown : withoutMarkup(markdown));
}

/** A text with every run of white space as one space, and none at its ends. */
export function folded(text: string): string {
  // Most texts have nothing to fold, and looking is faster than putting each space anew.
  return (/[^\S ]| {2}/u.test(text) ? text.replace(/\s+/gu, ' ') : text).trim();
}

function withoutMarkup(markdown: string): string {
  // Code and formulas keep their content as it stands, so they are set aside first.
  const spans: string[] = [];
  let text = /[`$]/u.test(markdown)
    ? markdown.replace(
        /(`+)([^`]|[^`].*?[^`])\1(?!`)|\$(?=\S)[^$\n]*\S\$/gsu,
        (whole, _marks, code: string | undefined) => {
          spans.push(code === undefined ? whole : code.trim());
          return `\uE000${spans.length - 1}\uE001`;
        },
      )
    : markdown;
  if (text.includes('<!--')) text = text.replace(/<!--[\s\S]*?(?:-->|$)/gu, ' ');
  if (text.includes('[')) text = withoutLinks(text);
  if (text.includes('<')) {
    text = text.replace(/<(https?:[^>\s]+)>/gu, '$1').replace(/<\/?[a-z][^>]*>/giu, ' ');
  }
  if (/[*~=]/u.test(text)) {
    text = text
      .replace(/(\*\*\*|\*\*|~~|==)(?=\S)([\s\S]*?\S)\1/gu, '$2')
      .replace(/\*(?=\S)([^*]*?[^*\s])\*/gu, '$1');
  }
  if (text.includes('_')) {
    text = text.replace(
      /(?<![\p{L}\p{N}_])(___|__|_)(?=\S)([\s\S]*?\S)\1(?![\p{L}\p{N}_])/gu,
      '$2',
    );
  }
  if (text.includes('&')) {
    text = text.replace(
      /&(amp|lt|gt|quot|apos|nbsp);/gu,
      (_, name: string) => entityNames[name] ?? '',
    );
  }
  if (text.includes('\\')) text = text.replace(/\\([!-/:-@[-`{-~])/gu, '$1');
  return spans.length === 0
    ? text
    : text.replace(/\uE000(\d+)\uE001/gu, (_, index: string) => spans[Number(index)] ?? '');
}

function withoutLinks(text: string): string {
  return text
    .replace(/!\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/!\[\[([^\]|]+)(?:\|[^\]]*)?\]\]/gu, '$1')
    .replace(/\[\[([^\]|]+)\|([^\]]+)\]\]/gu, '$2')
    .replace(/\[\[([^\]]+)\]\]/gu, '$1')
    .replace(/\[\^[^\]]+\]/gu, '')
    .replace(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/gu, '$1');
}

/** Plain text as markdown that shows exactly that text. */
export function escapeMarkdown(text: string): string {
  if (!/[\\`*[\]<_]/u.test(text)) return text;
  return text
    .replace(/[\\`*[\]<]/gu, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_');
}

/** A term as it stands in a question: in italics, or as code where the note writes it as code. */
export function emphasised(markdown: string): string {
  const code = /^(`+)([^`]+)\1$/u.exec(markdown.trim());
  // A formula is readable as it is written, and its signs are no markup.
  if (code || /\$\S[^$]*\$/u.test(markdown)) return markdown.trim();
  return `*${escapeMarkdown(withoutLeadingSigns(plainText(markdown)))}*`;
}

/** Whether nothing but links and images, with the signs between them, stands in the text. */
export function isOnlyLinks(markdown: string): boolean {
  if (markdown.length > longestMarkedUp) return false;
  if (!/\]\(|\]\[|\[\[|https?:/u.test(markdown)) return false;
  const rest = markdown
    .replace(/!?\[\[[^\]]*\]\]/gu, '')
    .replace(/!?\[(?:[^[\]]|\[[^\]]*\])*\](?:\([^)]*\)|\[[^\]]*\])/gu, '')
    .replace(/<?https?:[^\s>]+>?/gu, '');
  return !/[\p{L}\p{N}]/u.test(rest);
}

/** A sign such as 💡, with all that it is put together of: a skin tone, the others of a family. */
const sign =
  '\\p{Extended_Pictographic}(?:[\\uFE0F\\u{1F3FB}-\\u{1F3FF}]|\\u200D\\p{Extended_Pictographic})*';
const leadingSigns = new RegExp(`^(?:${sign}\\s*)+`, 'u');
const signs = new RegExp(sign, 'gu');

/** Signs at the start of a text say how important it is, and are not part of it. */
export function withoutLeadingSigns(text: string): string {
  return text.replace(leadingSigns, '').trim();
}

/** The text with a space for each sign. */
export function withoutSigns(text: string): string {
  return /\P{ASCII}/u.test(text) ? text.replace(signs, ' ') : text;
}

export function wordCount(text: string): number {
  return text === '' ? 0 : text.split(/\s+/u).length;
}
