import { readFileSync } from 'node:fs';
import type { ParseError } from 'jsonc-parser';
import { EngramError } from '../errors.ts';

/** The text of a settings file; undefined where there is none. Throws `refused-data`. */
export function readSettingsFile(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new EngramError(
      'refused-data',
      `The settings file cannot be read: ${file}`,
      'Check that it is a file and that you may read it.',
      error,
    );
  }
}

/** A settings file that is not JSON. `line` is where it stops being so, from 1. */
export class SettingsSyntaxError extends EngramError {
  readonly line: number;

  constructor(
    file: string,
    place: { readonly line: number; readonly column: number },
    cause: unknown,
  ) {
    super(
      'refused-data',
      `The settings file is not JSON from ${file}:${place.line}:${place.column} on.`,
      'Mend that place: a comma too many, a missing quote or bracket.',
      cause,
    );
    this.line = place.line;
  }
}

/**
 * The object that the text of a settings file holds; an empty file says nothing.
 * Throws `refused-data` when it is none.
 */
export async function parseSettings(file: string, textWithMark: string): Promise<object> {
  const text = textWithMark.replace(/^\ufeff/u, '');
  if (text.trim() === '') return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new SettingsSyntaxError(file, await syntaxErrorPlace(text), error);
  }
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed;
  throw new EngramError(
    'refused-data',
    `The settings file must hold one object: ${file}`,
    'Write it as {"newPerDay": 20}.',
  );
}

/** Where a text stops being JSON, both from 1: `JSON.parse` names the place only sometimes. */
async function syntaxErrorPlace(text: string): Promise<{ line: number; column: number }> {
  const { parse } = await import('jsonc-parser');
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true });
  const before = text.slice(0, errors[0]?.offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
