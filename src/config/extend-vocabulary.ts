import { EngramError } from '../errors.ts';
import { normaliseHeading, type SectionKind, type Vocabulary } from '../notes/vocabulary.ts';

/** A kind of section as a person adds it; what it leaves out is as in the known kind of its name. */
export type SectionExtension = Pick<SectionKind, 'kind'> & Partial<SectionKind>;

/**
 * The vocabulary with a person's own sections before its own, so that theirs are found first.
 * Throws `refused-data` for a kind that is new and yet leaves something out.
 */
export function extendVocabulary(
  vocabulary: Vocabulary,
  extensions: readonly SectionExtension[],
): Vocabulary {
  const added = extensions.map((extension, index) => {
    const known = vocabulary.sections.find(({ kind }) => kind === extension.kind);
    return completed(extension, known, `sections[${index}]`);
  });
  return { ...vocabulary, sections: [...added, ...vocabulary.sections] };
}

function completed(
  extension: SectionExtension,
  known: SectionKind | undefined,
  where: string,
): SectionKind {
  const { kind, headings, ordered, items, term, list, prose } = {
    ordered: false,
    ...known,
    ...extension,
  };
  if (!headings || items === undefined || !term || list === undefined || prose === undefined) {
    const missing = Object.entries({ headings, items, term, list, prose })
      .filter(([, value]) => value === undefined)
      .map(([name]) => name);
    throw new EngramError(
      'refused-data',
      `${where} is of a new kind, ${JSON.stringify(kind)}, and lacks ${missing.join(', ')}.`,
      'Add what it lacks, or name a kind that the program knows, such as "features".',
    );
  }
  return { kind, headings: headings.map(normaliseHeading), ordered, items, term, list, prose };
}
