import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import { settingsFile } from '../config/paths.ts';
import { EngramError } from '../errors.ts';
import { writeFileAtomically } from '../files/write.ts';
import {
  checkedFsrsParameters,
  defaultFsrsParameters,
  type FsrsParameters,
} from '../schedule/evaluate/fsrs-parameters.ts';
import type { Context } from './context.ts';

const settings = z.looseObject({ fsrsParameters: z.optional(z.array(z.number())) });

/**
 * The FSRS parameters in force: those of the settings file, else the defaults.
 * Throws `refused-data` for a file with anything else than 21 numbers in their ranges.
 */
export function parametersInForce(context: Context): FsrsParameters {
  const { fsrsParameters } = readSettings(settingsFile(context.io.env));
  if (fsrsParameters === undefined) return defaultFsrsParameters;
  const checked = checkedFsrsParameters(fsrsParameters);
  if (checked !== undefined) return checked;
  throw wrongParameters(settingsFile(context.io.env));
}

/** Puts FSRS parameters in force: writes them into the settings file, beside what is there. */
export function adoptParameters(context: Context, parameters: FsrsParameters): void {
  const file = settingsFile(context.io.env);
  const changed = { ...readSettings(file), fsrsParameters: parameters };
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileAtomically(file, `${JSON.stringify(changed, null, 2)}\n`, { force: true });
}

function readSettings(file: string): z.infer<typeof settings> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
  const read = z.safeParse(settings, JSON.parse(text.replace(/^\ufeff/u, '')));
  if (read.success) return read.data;
  throw wrongParameters(file);
}

function wrongParameters(file: string): EngramError {
  return new EngramError(
    'refused-data',
    `${file}: fsrsParameters are not 21 numbers that FSRS can work with.`,
    'Remove them from the file to have the defaults again.',
  );
}
