import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { extendVocabulary } from '../../src/config/extend-vocabulary.ts';
import { packageRoot } from '../../src/config/paths.ts';
import { loadVocabulary, parseVocabulary } from '../../src/config/vocabulary.ts';
import { knownHeading, normaliseHeading } from '../../src/notes/vocabulary.ts';

const dataFolder = join(packageRoot(), 'data');
const shippedJson = readFileSync(join(dataFolder, 'sections.en.json'), 'utf8');

describe('the shipped vocabulary', () => {
  test.each(
    readdirSync(dataFolder).flatMap((name) => /^sections\.(.+)\.json$/u.exec(name)?.[1] ?? []),
  )('is as it must be in %s, its headings as headings are compared', async (language) => {
    const vocabulary = await loadVocabulary([], language);
    expect(vocabulary.language).toBe(language);
    for (const { headings } of vocabulary.sections) {
      expect(headings.map(normaliseHeading)).toEqual(headings);
    }
    const kinds = vocabulary.sections.map(({ kind }) => kind);
    expect(new Set(kinds).size).toBe(kinds.length);
  });

  test('is read once', async () => {
    const [one, other] = await Promise.all([loadVocabulary(), loadVocabulary()]);
    expect(one.sections[0]).toBe(other.sections[0]);
  });

  test('has the longer of two words before the shorter', async () => {
    const lengths = (await loadVocabulary()).knowledgeVerbs.map(({ length }) => length);
    expect(lengths).toEqual(lengths.toSorted((one, other) => other - one));
  });
});

describe('a vocabulary that is not as it must be is refused with the place in it', () => {
  // biome-ignore lint/suspicious/noExplicitAny: broken on purpose, in ways that no type has
  const broken = (damage: (data: any) => void) => {
    const data = JSON.parse(shippedJson);
    damage(data);
    return parseVocabulary(JSON.stringify(data), 'sections.xx.json');
  };

  test.each<[string, (data: ReturnType<typeof JSON.parse>) => void]>([
    ['general.order: wanted a text.', (data) => delete data.general.order],
    [
      'verbs[1]: wanted a text.',
      (data) => {
        data.verbs[1] = 2;
      },
    ],
    [
      'sections[2].headings: wanted a list of texts.',
      (data) => {
        data.sections[2].headings = 'tips';
      },
    ],
    [
      'sections[0].term: must end with a wording that fits every term.',
      (data) => {
        data.sections[0].term = [];
      },
    ],
    [
      'sections[0].term[0].shapes[0]: wanted one of noun,',
      (data) => {
        data.sections[0].term[0].shapes = ['verb'];
      },
    ],
    [
      'sections[1].list: may have only these in braces: topic,',
      (data) => {
        data.sections[1].list = 'Name {topc}.';
      },
    ],
    [
      'sections[3]: there is no "lists" here.',
      (data) => {
        data.sections[3].lists = '';
      },
    ],
    [
      'the whole: there is no "extra" here.',
      (data) => {
        data.extra = 1;
      },
    ],
  ])('%s', async (place, damage) => {
    await expect(broken(damage)).rejects.toMatchObject({
      kind: 'refused-data',
      message: expect.stringContaining(`sections.xx.json: ${place}`),
    });
  });

  test('every mistake in a line of its own, and no JSON at all in one', async () => {
    const twice = broken((data) => {
      data.numbers = 0;
      data.general.lead = '';
    });
    await expect(twice).rejects.toMatchObject({ message: expect.stringMatching(/^.+\n.+$/) });
    await expect(parseVocabulary('{', 'x.json')).rejects.toMatchObject({
      kind: 'refused-data',
      message: 'x.json is not JSON.',
    });
  });
});

describe("a person's own sections", () => {
  const isFound = async (heading: string, extensions: Parameters<typeof extendVocabulary>[1]) =>
    knownHeading(heading, [], await loadVocabulary(extensions))?.section;

  test('are found first, and take from the kind of their name what they leave out', async () => {
    const shipped = (await loadVocabulary()).sections.find(({ kind }) => kind === 'features');
    const own = [{ kind: 'features', headings: ['Superpowers:', '* Magic'] }];
    expect(await isFound('Superpowers', own)).toEqual({
      ...shipped,
      headings: ['superpowers', '* magic'],
    });
    expect(await isFound('Key Features', own)).toEqual(shipped);
    expect(await isFound('Superpowers', [])).toBeUndefined();
  });

  test('can word a known heading anew', async () => {
    const own = [{ kind: 'pricing', list: 'What are the {count} prices of {topic}?' }];
    expect(await isFound('Pricing', own)).toMatchObject({ kind: 'pricing', ...own[0] });
  });

  test('can be of a new kind, which is unordered unless it says so', async () => {
    const own = {
      kind: 'spells',
      headings: ['spells'],
      items: 'spells',
      term: [{ ask: 'What does {term} do?' }],
      list: 'Name the {count} spells of {topic}.',
      prose: 'Which spells does {topic} know?',
    };
    expect(await isFound('Spells', [own])).toEqual({ ...own, ordered: false });
    expect(await isFound('Spells', [{ ...own, ordered: true }])).toEqual({ ...own, ordered: true });
  });

  test('of a new kind that lack something are refused by place and name', async () => {
    const incomplete = [{ kind: 'features' }, { kind: '__proto__', headings: ['x'], items: 'y' }];
    await expect(loadVocabulary(incomplete)).rejects.toMatchObject({
      kind: 'refused-data',
      message: 'sections[1] is of a new kind, "__proto__", and lacks term, list, prose.',
    });
  });

  test('leave the shipped vocabulary as it was', async () => {
    const shipped = await loadVocabulary();
    const before = structuredClone(shipped);
    extendVocabulary(shipped, [{ kind: 'features', headings: ['Superpowers'] }]);
    expect(shipped).toEqual(before);
  });
});
