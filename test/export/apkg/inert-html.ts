import { expect } from 'vitest';

const tags = new Set(
  'p strong em del code pre br a hr ul ol li blockquote table tr th td span'.split(' '),
);
const empty = new Set(['br', 'hr']);
const attributes: Readonly<Record<string, RegExp>> = {
  href: /^(?:https?:\/\/|mailto:)[\x21-\x7e]*$/u,
  start: /^\d{1,9}$/u,
  class: /^choices$/u,
};
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#91': '[',
  '#93': ']',
  '#123': '{',
  '#125': '}',
};

/**
 * Reads a field as a strict browser would: the tags that are allowed, each closed where it was
 * opened, and text. Gives what is read on the screen; fails where anything would act, in a browser,
 * in MathJax, or in Anki's own syntax.
 */
export function textOfInert(field: string): string {
  expect(field).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f]/u);
  // Sounds, LaTeX, typed answers, clozes and templates.
  expect(field).not.toMatch(/[[\]{}]/u);
  const open: string[] = [];
  let text = '';
  for (const [piece] of field.matchAll(/<[^>]*>?|[^<]+/gu)) {
    if (!piece.startsWith('<')) {
      const words = decoded(piece);
      // MathJax looks within the text of one element.
      expect(words).toMatch(/^(?:\\|[^\\]*)$/u);
      text += words;
      continue;
    }
    const [, slash, name = '', rest = ''] =
      /^<(\/?)([a-z]+)((?: [a-z]+="[^"]*")*)>$/u.exec(piece) ?? [];
    expect({ piece, allowed: tags.has(name) }).toEqual({ piece, allowed: true });
    if (slash === '/') expect([piece, open.pop()]).toEqual([piece, name]);
    else if (!empty.has(name)) open.push(name);
    for (const [, attribute = '', value = ''] of rest.matchAll(/ ([a-z]+)="([^"]*)"/gu)) {
      expect(decoded(value)).toMatch(attributes[attribute] ?? /^not allowed$/u);
    }
  }
  expect(open).toEqual([]);
  return text;
}

function decoded(text: string): string {
  expect(text).not.toMatch(/[<>"']/u);
  return text.replace(/&([^;\s]*;?)/gu, (whole, name: string) => {
    const sign = entities[name.replace(/;$/u, '')];
    if (sign === undefined || !name.endsWith(';')) throw new Error(`Not an entity: ${whole}`);
    return sign;
  });
}
