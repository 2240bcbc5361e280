import type { ExamInput } from '../../review/quiz/state.ts';
import type { Keypress } from '../review/keys.ts';

/** What a key asks for. */
export type Command =
  | { readonly type: 'input'; readonly input: Given }
  /** To the next question that has no answer, or is marked. */
  | { readonly type: 'open' | 'keys' }
  | { readonly type: 'scroll'; readonly unit: 'line' | 'page'; readonly by: 1 | -1 };

/** An input without its time. */
export type Given = ExamInput extends infer Input
  ? Input extends ExamInput
    ? Omit<Input, 'at'>
    : never
  : never;

const commands: ReadonlyMap<string, Command> = new Map([
  ['space', given({ type: 'mark' })],
  ['return', given({ type: 'next' })],
  ['enter', given({ type: 'next' })],
  ['right', given({ type: 'next' })],
  ['left', given({ type: 'previous' })],
  ['backspace', given({ type: 'previous' })],
  ['tab', { type: 'open' }],
  ['q', given({ type: 'hand-in' })],
  ['?', { type: 'keys' }],
  ['up', { type: 'scroll', unit: 'line', by: -1 }],
  ['down', { type: 'scroll', unit: 'line', by: 1 }],
  ['pageup', { type: 'scroll', unit: 'page', by: -1 }],
  ['pagedown', { type: 'scroll', unit: 'page', by: 1 }],
]);

/** The command of a key: letters and digits pick an option, and in the overview Enter hands in. */
export function commandOf(
  key: Keypress,
  seen: { readonly options: number; readonly overview: boolean },
): Command | undefined {
  const name = (key.name ?? key.sequence ?? '').toLowerCase();
  if (key.ctrl === true || key.meta === true) return undefined;
  if (seen.overview && (name === 'return' || name === 'enter')) return given({ type: 'hand-in' });
  const option = /^[a-h]$/u.test(name)
    ? name.charCodeAt(0) - 'a'.charCodeAt(0)
    : /^[1-8]$/u.test(name)
      ? Number(name) - 1
      : undefined;
  if (option !== undefined) {
    return option < seen.options ? given({ type: 'answer', option }) : undefined;
  }
  return commands.get(name);
}

function given(input: Given): Command {
  return { type: 'input', input };
}

/** All keys with what they do, in the order in which they are learnt. */
export const keyList: readonly (readonly [keys: string, meaning: string])[] = [
  ['a, b, c, d', 'pick an answer, or another one; so do 1, 2, 3, 4'],
  ['Enter, right', 'to the next question, and after the last one to the overview'],
  ['left', 'back to the question before'],
  ['space', 'mark this question for later, or take the mark away'],
  ['Tab', 'to the next question that has no answer or is marked'],
  ['q', 'to the overview, from which Enter hands in'],
  ['up, down, page up, page down', 'move through a long question'],
  ['Ctrl-C', 'leave at once, with the results so far'],
];
