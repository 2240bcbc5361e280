import { EngramError } from '../errors.ts';
import type { Io } from './io.ts';
import { safeLine } from './safe-text.ts';
import type { Theme } from './theme.ts';

/** What a question needs to be asked. */
export interface Asking {
  readonly io: Io;
  readonly theme: Theme;
  /** The option that answers in advance, such as `--force`: named where nobody can be asked. */
  readonly inAdvance: string;
}

export interface MenuChoice<Value> {
  readonly name: string;
  readonly value: Value;
  /** Shown below the list while the choice is marked. */
  readonly description?: string;
}

/**
 * Throws an `EngramError` of kind `usage` unless a person can read the question and type an
 * answer. With anything else on standard input a prompt would answer itself.
 */
function requireTerminal(io: Io, inAdvance: string): void {
  if (io.inputIsTerminal && io.err.isTerminal) return;
  throw new EngramError(
    'usage',
    'This has to be asked, and there is no terminal to ask on.',
    `Answer in advance with ${inAdvance}.`,
  );
}

/** Asks for a yes; Enter alone means no. Throws `usage` without a terminal, `interrupted` on Ctrl-C. */
export async function confirm(question: string, asking: Asking): Promise<boolean> {
  const { answer } = await ask<boolean>(asking, {
    type: 'confirm',
    message: safeLine(question),
    default: false,
  });
  return answer;
}

/**
 * Asks for one of `choices`, of which there must be at least one. Throws `usage` without a
 * terminal, `interrupted` on Ctrl-C.
 */
export async function select<Value>(
  question: string,
  choices: readonly MenuChoice<Value>[],
  asking: Asking,
): Promise<Value> {
  const { answer } = await ask<Value>(asking, {
    type: 'select',
    message: safeLine(question),
    choices: choices.map(({ name, value, description }) => ({
      name: safeLine(name),
      value,
      ...(description === undefined ? {} : { description: safeLine(description) }),
    })),
  });
  return answer;
}

interface Question {
  readonly type: 'confirm' | 'select';
  readonly message: string;
  readonly default?: boolean;
  readonly choices?: readonly object[];
}

async function ask<Answer>(asking: Asking, question: Question): Promise<{ answer: Answer }> {
  requireTerminal(asking.io, asking.inAdvance);
  const { default: inquirer } = await import('inquirer');
  const left = new AbortController();
  const onKey = (_: unknown, key: { readonly ctrl?: boolean; readonly name?: string }) => {
    if (key.ctrl === true && key.name === 'd') left.abort();
  };
  // On Ctrl-D and at the end of input the prompt would wait for ever for an answer.
  const onEnd = () => left.abort();
  process.stdin.on('keypress', onKey).once('end', onEnd);
  try {
    const prompt = inquirer.createPromptModule({ output: process.stderr, signal: left.signal });
    const themed = { ...question, name: 'answer', theme: promptTheme(asking.theme) };
    return await prompt<{ answer: Answer }>([themed]);
  } catch (error) {
    if (!(error instanceof Error) || !/^(?:Exit|Abort)PromptError$/.test(error.name)) throw error;
    throw new EngramError('interrupted', 'Left without an answer.', 'Nothing was changed.', error);
  } finally {
    process.stdin.removeListener('keypress', onKey).removeListener('end', onEnd);
  }
}

/** inquirer decides about colour by standard output; the theme knows the stream that is drawn on. */
function promptTheme(theme: Theme): Record<string, unknown> {
  return {
    prefix: { idle: theme.strong('?'), done: theme.muted('?') },
    icon: { cursor: '>' },
    style: {
      answer: theme.strong,
      message: theme.question,
      error: (text: string) => theme.bad(`> ${text}`),
      defaultAnswer: (text: string) => theme.muted(`(${text})`),
      help: theme.muted,
      highlight: theme.strong,
      key: theme.key,
      disabled: theme.muted,
      description: theme.muted,
      keysHelpTip: (keys: readonly (readonly [string, string])[]) =>
        theme.muted(keys.map(([key, action]) => `${key} ${action}`).join(', ')),
    },
  };
}
