import { longestSide } from './limits.ts';

/** What a template is filled with. */
export interface Filling {
  /** The HTML of a field, or undefined when there is none of that name. */
  readonly field: (name: string, filters: readonly string[]) => string | undefined;
}

/** A tag such as `{{Front}}`, `{{type:Back}}` or `{{#Extra}}`, apart from the text around it. */
const tag = /(\{\{[^{}]*\}\})/u;

/**
 * A template with its tags filled in, as HTML: fields with their filters, and the sections
 * `{{#Field}}…{{/Field}}` and `{{^Field}}…{{/Field}}`, shown where a field says something and where
 * it says nothing. A field that does not exist says nothing. What grows beyond `longestSide` is cut.
 */
export function renderTemplate(template: string, { field }: Filling): string {
  const open: { readonly name: string; readonly shown: boolean }[] = [];
  let html = '';
  for (const part of template.split(tag)) {
    const named = tag.test(part) ? part.slice(2, -2).trim() : undefined;
    const sign = named?.charAt(0) ?? '';
    const rest = named?.slice(1).trim() ?? '';
    const isShown = open.at(-1)?.shown ?? true;
    if (sign === '#' || sign === '^') {
      const says = saysSomething(field(rest, []) ?? '');
      open.push({ name: rest, shown: isShown && says === (sign === '#') });
    } else if (sign === '/') {
      if (open.at(-1)?.name === rest) open.pop();
    } else if (isShown) {
      html += named === undefined ? part : filled(named, field);
      if (html.length > longestSide) return `${html.slice(0, longestSide)}…`;
    }
  }
  return html;
}

/** `{{cloze:Text}}` is the field Text through the filter cloze; filters nearest to the name come first. */
function filled(named: string, field: Filling['field']): string {
  const parts = named.split(':').map((part) => part.trim());
  return field(parts.at(-1) ?? '', parts.slice(0, -1)) ?? '';
}

/** As Anki sees it: an empty line or two are nothing, an image is something. */
function saysSomething(html: string): boolean {
  return html.replace(/<\/?(?:br|div|p)\b[^<>]*>|&nbsp;|\s/giu, '') !== '';
}
