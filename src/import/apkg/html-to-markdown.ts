import { Parser } from 'htmlparser2';
import { longestSide } from './limits.ts';
import { type MarkdownWriter, markdownWriter, type Style } from './markdown-writer.ts';

const bold = new Set(['b', 'strong', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'th', 'dt']);
const italic = new Set(['i', 'em', 'cite']);
const code = new Set(['code', 'kbd', 'samp', 'tt']);
/** Elements that stand in lines of their own, and those with a blank line around them too. */
const lines = new Set(['div', 'tr', 'dt', 'dd', 'caption', 'figcaption', 'section', 'article']);
const blocks = new Set(
  'p h1 h2 h3 h4 h5 h6 blockquote table dl figure header footer hr pre'.split(' '),
);
const lists = new Set(['ul', 'ol']);
const cells = new Set(['td', 'th']);
/** What they hold is for the browser. */
const unread = new Set(['style', 'script', 'template', 'noscript', 'svg', 'head', 'title']);

/** Elements that have a say in what stands inside them. */
const followed = new Set([...bold, ...italic, ...code, ...unread]);

/**
 * The HTML of a field or of a whole side as markdown: text, line ends, lists, bold, italics, code
 * and formulas stay, an image is `[image: name]`, a sound `[sound:name]`, and what is for the
 * browser is left out. Never throws; what looks like markdown in the text means nothing. What is
 * longer than `longestSide` is cut.
 */
export function htmlToMarkdown(html: string): string {
  const writer = markdownWriter();
  /** How often each of them is open. */
  const depths = new Map<string, number>();
  let link: { readonly address: string; text: string } | undefined;
  const isOpen = (names: ReadonlySet<string>): boolean =>
    [...depths].some(([name, depth]) => depth > 0 && names.has(name));
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (followed.has(name)) depths.set(name, (depths.get(name) ?? 0) + 1);
        if (isOpen(unread)) return;
        around(writer, name);
        if (lists.has(name)) writer.openList(name === 'ol');
        else if (name === 'li') writer.item();
        else if (name === 'br') writer.line();
        else if (name === 'img') writer.text(imageText(attributes), {});
        else if (name === 'sup') writer.text('^', styleIn(isOpen));
        else if (cells.has(name)) writer.cell();
        else if (name === 'pre') writer.openPreformatted();
        else if (name === 'a') link = { address: attributes['href'] ?? '', text: '' };
      },
      ontext: (text) => {
        if (isOpen(unread)) return;
        if (link !== undefined) link.text += text;
        writer.text(text, styleIn(isOpen));
      },
      onclosetag: (name) => {
        const wasUnread = isOpen(unread);
        const depth = depths.get(name) ?? 0;
        if (depth > 0) depths.set(name, depth - 1);
        if (wasUnread) return;
        if (name === 'pre') writer.closePreformatted();
        if (name === 'a' && link !== undefined) {
          writer.text(addressText(link), {});
          link = undefined;
        }
        if (lists.has(name)) writer.closeList();
        around(writer, name);
      },
    },
    { decodeEntities: true },
  );
  parser.end(html.slice(0, longestSide));
  return writer.end();
}

/** Begins the line or the block that an element, or what follows it, stands in. */
function around(writer: MarkdownWriter, name: string): void {
  if (blocks.has(name)) writer.block();
  else if (lines.has(name)) writer.line();
}

function styleIn(isOpen: (names: ReadonlySet<string>) => boolean): Style {
  return { bold: isOpen(bold), italic: isOpen(italic), code: isOpen(code) };
}

/** Where a link leads, after its words, where they do not say it themselves. */
function addressText({ address, text }: { readonly address: string; readonly text: string }) {
  const isAddress = /^(?:https?|mailto):/iu.test(address);
  return isAddress && !text.includes(address) ? ` (${address})` : '';
}

/** An image by its file's name; where it is written into the field itself there is none. */
function imageText({ src = '', alt = '' }: Readonly<Record<string, string>>): string {
  const name = src.startsWith('data:') ? '' : src;
  const shown = name || alt;
  return shown === '' ? '[image]' : `[image: ${shown}]`;
}
