/** A text with its clozes read for one of its cards. */
export interface ClozeSides {
  /** The HTML with the parts that are asked for hidden, the others shown. */
  readonly question: string;
  /** What was hidden, in order; nothing when the card asks for no part. */
  readonly hidden: readonly string[];
}

interface Open {
  readonly numbers: readonly number[];
  text: string;
  hint: string | undefined;
}

/** What stands for a hidden part, as in cards from notes. */
const mask = '[…]';
const mark = /(\{\{c\d{1,4}(?:,\d{1,4})*::|\}\}|::)/u;

/**
 * Reads `{{c1::hidden}}` and `{{c1::hidden::hint}}`, one inside another too, for the card that asks
 * for cloze `number`. What is not closed stays as it is written.
 */
export function clozeSides(html: string, number: number): ClozeSides {
  const hidden: string[] = [];
  const open: Open[] = [];
  let question = '';
  const put = (text: string): void => {
    const inner = open.at(-1);
    if (inner === undefined) question += text;
    else if (inner.hint === undefined) inner.text += text;
    else inner.hint += text;
  };
  for (const part of html.split(mark)) {
    const inner = open.at(-1);
    if (part.startsWith('{{c') && part.endsWith('::')) {
      open.push({ numbers: part.slice(3, -2).split(',').map(Number), text: '', hint: undefined });
    } else if (part === '::' && inner !== undefined && inner.hint === undefined) {
      inner.hint = '';
    } else if (part === '}}' && inner !== undefined) {
      open.pop();
      if (inner.numbers.includes(number)) {
        hidden.push(inner.text);
        put(inner.hint ? `[${inner.hint}…]` : mask);
      } else {
        put(inner.text);
      }
    } else {
      put(part);
    }
  }
  while (open.length > 0) {
    const { numbers = [], text = '', hint } = open.pop() ?? {};
    put(`{{c${numbers.join(',')}::${text}${hint === undefined ? '' : `::${hint}`}`);
  }
  return { question, hidden };
}
