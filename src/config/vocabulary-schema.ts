import * as z from 'zod/mini';

/**
 * What a vocabulary must look like, in the shipped data and in the `sections` of the settings.
 * A file of its own because it loads zod.
 */

/** What can stand in braces in a wording: anything else would be shown as it is. */
const placeholders = [
  ...['topic', 'topicIs', 'term', 'is', 'does', 'object', 'heading', 'Heading', 'items', 'item'],
  ...['rest', 'count', 'parent', 'previous', 'lead', 'question', 'part', 'parts', 'row', 'column'],
  ...['description', 'statement'],
];
const shapes = ['noun', 'imperative', 'knowledge', 'quality', 'code'] as const;

const text = z.string('wanted a text').check(z.minLength(1, 'must not be empty'));
const texts = z.array(text, 'wanted a list of texts');
const textSet = z.pipe(
  texts,
  z.transform((all): ReadonlySet<string> => new Set(all)),
);

const wording = text.check(
  z.refine(
    (asked) =>
      [...asked.matchAll(/\{([^}]*)\}/gu)].every(([, name = '']) => placeholders.includes(name)),
    { error: `may have only these in braces: ${placeholders.join(', ')}` },
  ),
);

const phrasing = z.strictObject(
  {
    ask: wording,
    shapes: z.exactOptional(
      z.array(z.enum(shapes, `wanted one of ${shapes.join(', ')}`), 'wanted a list of shapes'),
    ),
    containing: z.exactOptional(texts),
  },
  'wanted an object with "ask"',
);

const phrasings = z.array(phrasing, 'wanted a list of wordings').check(
  z.refine(
    (all) => {
      const last = all.at(-1);
      return last !== undefined && last.shapes === undefined && last.containing === undefined;
    },
    { error: 'must end with a wording that fits every term' },
  ),
);

const section = {
  kind: text,
  headings: texts,
  ordered: z.boolean('wanted true or false'),
  items: text,
  term: phrasings,
  list: wording,
  prose: wording,
};

const general = z.strictObject(
  {
    definition: wording,
    definitionPlural: wording,
    termOfTopic: phrasings,
    termUnderPlural: phrasings,
    termUnder: phrasings,
    nestedUnderPlural: phrasings,
    nestedUnder: phrasings,
    listOfTopic: wording,
    listOfTopicPlural: wording,
    listUnderPlural: wording,
    listUnder: wording,
    listOfParentPlural: wording,
    listOfParent: wording,
    points: wording,
    point: wording,
    pointsOfTopic: wording,
    pointOfTopic: wording,
    lead: wording,
    leadSentence: wording,
    part: wording,
    prose: wording,
    proseDefinition: wording,
    proseOfTopic: wording,
    order: wording,
    orderKnown: wording,
    orderOfTopic: wording,
    next: wording,
    nextKnown: wording,
    nextOfTopic: wording,
    cell: wording,
    cellPlural: wording,
    cellAsked: wording,
    ask: wording,
    reverse: wording,
    reverseOfTopic: wording,
    cloze: wording,
  },
  'wanted an object of wordings',
);

export const vocabularySchema = z.strictObject(
  {
    language: text,
    sections: z.array(z.strictObject(section, 'wanted an object'), 'wanted a list of sections'),
    general,
    verbs: textSet,
    knowledgeVerbs: texts,
    numbers: texts,
    genericTitles: textSet,
    skipped: textSet,
    propertyColumns: textSet,
    answerHeadings: textSet,
  },
  'wanted an object',
);

export const extensionsSchema = z.array(
  z.strictObject(
    {
      kind: section.kind,
      headings: z.exactOptional(section.headings),
      ordered: z.exactOptional(section.ordered),
      items: z.exactOptional(section.items),
      term: z.exactOptional(section.term),
      list: z.exactOptional(section.list),
      prose: z.exactOptional(section.prose),
    },
    'wanted an object with "kind" and "headings"',
  ),
  'wanted a list of sections',
);

/** A line for each thing that is wrong: where in the data, and what was wanted there. */
export function mistakes(error: z.core.$ZodError, root = ''): readonly string[] {
  return error.issues.map((issue) => {
    const where = issue.path.reduce<string>(
      (path, key) =>
        typeof key === 'number' ? `${path}[${key}]` : `${path}${path && '.'}${String(key)}`,
      root,
    );
    const what =
      issue.code === 'unrecognized_keys'
        ? `there is no ${issue.keys.map((key) => JSON.stringify(key)).join(', ')} here`
        : issue.message;
    return `${where || 'the whole'}: ${what}${what.endsWith('?') ? '' : '.'}`;
  });
}
