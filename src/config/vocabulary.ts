import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EngramError } from '../errors.ts';
import type { Vocabulary } from '../notes/vocabulary.ts';
import { extendVocabulary, type SectionExtension } from './extend-vocabulary.ts';
import { packageRoot } from './paths.ts';

const loaded = new Map<string, Promise<Vocabulary>>();

/**
 * The vocabulary that ships with the program, read once a process, and before its sections those
 * of a person's settings. Throws `refused-data` when either is not as it must be.
 */
export async function loadVocabulary(
  extensions: readonly SectionExtension[] = [],
  language = 'en',
): Promise<Vocabulary> {
  const shipped = loaded.get(language) ?? readShipped(language);
  loaded.set(language, shipped);
  return extendVocabulary(await shipped, extensions);
}

/** The languages that questions can be worded in; `und` is none. */
export async function vocabularyLanguages(): Promise<readonly string[]> {
  const files = await readdir(join(packageRoot(), 'data'));
  return files.flatMap((file) => /^sections\.([a-z]+)\.json$/u.exec(file)?.[1] ?? []);
}

async function readShipped(language: string): Promise<Vocabulary> {
  const file = join(packageRoot(), 'data', `sections.${language}.json`);
  return parseVocabulary(await readFile(file, 'utf8'), file);
}

/** A vocabulary from its JSON. `source` is what a message calls it. Throws `refused-data`. */
export async function parseVocabulary(json: string, source: string): Promise<Vocabulary> {
  const { mistakes, vocabularySchema } = await import('./vocabulary-schema.ts');
  const { data, error } = vocabularySchema.safeParse(parseJson(json, source));
  if (error) {
    const lines = mistakes(error).map((line) => `${source}: ${line}`);
    throw new EngramError('refused-data', lines.join('\n'), 'Mend the file and try again.');
  }
  const longestFirst = data.knowledgeVerbs.toSorted((one, other) => other.length - one.length);
  return { ...data, knowledgeVerbs: longestFirst };
}

function parseJson(json: string, source: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new EngramError(
      'refused-data',
      `${source} is not JSON.`,
      'Mend the file and try again.',
      error,
    );
  }
}
