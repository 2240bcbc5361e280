import { decodeEntities } from './entities.ts';

const elements = new Set(
  (
    'a abbr address article aside audio b base blockquote body br button caption center cite code ' +
    'col colgroup dd del details dfn div dl dt em embed figcaption figure font footer form h1 h2 ' +
    'h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main map ' +
    'mark meta nav object ol optgroup option p picture pre q s samp script section select small ' +
    'source span strike strong style sub summary sup svg path table tbody td textarea tfoot th ' +
    'thead time title tr track tt u ul var video wbr'
  ).split(' '),
);

const endsLine = new Set(
  (
    'address article aside blockquote br caption center dd details div dl dt figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section summary table ' +
    'tr ul'
  ).split(' '),
);

const markup =
  /<!--[\s\S]*?(?:-->|$)|<(?<close>\/?)(?<name>[a-zA-Z][a-zA-Z0-9-]*)(?<attributes>(?:\s[^<>]*)?)\/?>/g;

/**
 * The text of a piece of HTML: comments and tags dropped, line ends where blocks end. What looks
 * like a tag but is no element of HTML, such as `<bucket-name>`, is a placeholder and stays.
 * The result is not yet safe for a terminal.
 */
export function htmlToText(html: string): string {
  const text = html.replace(markup, (...match) => {
    const groups = match.at(-1) as { close?: string; name?: string; attributes?: string };
    return groups.name === undefined
      ? ''
      : tagText(match[0], groups.name.toLowerCase(), groups.close === '/', groups.attributes ?? '');
  });
  return decodeEntities(text);
}

function tagText(raw: string, name: string, closes: boolean, attributes: string): string {
  if (!elements.has(name)) return raw;
  if (name === 'img') return imageText(attribute(attributes, 'alt'), attribute(attributes, 'src'));
  if (closes) return endsLine.has(name) ? '\n' : name === 'td' || name === 'th' ? '  ' : '';
  if (name === 'br' || name === 'hr') return '\n';
  if (name === 'li') return '\n- ';
  // 10<sup>9</sup> is not 109.
  if (name === 'sup') return '^';
  return '';
}

function attribute(attributes: string, name: string): string {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
    attributes,
  );
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? '';
}

/** How an image is shown in text: what it depicts and where it lies. */
export function imageText(alt: string, path: string): string {
  const target = path.startsWith('data:') ? 'embedded' : path;
  if (target === '') return alt === '' ? '[image]' : `[image: ${alt}]`;
  return alt === '' ? `[image: ${target}]` : `[image: ${alt} (${target})]`;
}
