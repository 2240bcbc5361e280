import { describe, expect, test } from 'vitest';
import type { CardId } from '../../src/card.ts';
import { cardId } from '../../src/card.ts';
import type { ImportPlan } from '../../src/notes/import-plan.ts';
import { mentions } from '../../src/notes/normalise.ts';
import { shownQuestions } from '../../src/notes/questions.ts';
import { changeOfSubstance } from '../../src/notes/substance.ts';
import { applied, changeTo, counts, imported, plan, reviewed } from './collection.ts';
import { cards, questions, read } from './reading.ts';

/** The id of the card whose answer will contain a text. */
function idOf(next: ImportPlan, text: string): CardId | undefined {
  for (const change of next.changes) {
    if (change.change !== 'retired' && change.card.face.answer.includes(text))
      return change.card.id;
  }
  return undefined;
}

describe('identity across notes', () => {
  test('a new note takes no card of another note that is edited in the same run', () => {
    const stored = reviewed(
      imported({ 'kiln.md': '## Overview\nA kiln burns clay at great heat.\n' }),
    );
    const next = plan(stored, {
      'a-lamp.md': '## Overview\nLamps give light in the dark.\n',
      'kiln.md': '## Overview\nPots become hard in it.\n',
    });
    expect(changeTo(next, 'Lamps give light in the dark.').change).toBe('added');
    expect(changeTo(next, 'Pots become hard in it.').change).toBe('updated');
  });
  test('a new note revives no retired card of another subject', () => {
    const stored = reviewed(
      imported({ 'kiln.md': '## Overview\nA kiln burns clay at great heat.\n' }),
    );
    const gone = applied(stored, plan(stored, { 'kiln.md': '## Parts\n- **Shelf**: holds\n' }));
    const next = plan(gone, { 'lamp.md': '## Overview\nLamps give light in the dark.\n' });
    expect(changeTo(next, 'Lamps give light in the dark.').change).toBe('added');
  });
  test('a new note takes no card of a deleted note with the same headings', () => {
    const stored = reviewed(
      imported({ 'kiln.md': '## Overview\nA kiln burns clay at great heat.\n' }),
    );
    const next = plan(
      stored,
      { 'lamp.md': '## Overview\nLamps give light in the dark.\n' },
      { missing: ['kiln.md'] },
    );
    expect(changeTo(next, 'Lamps give light in the dark.').change).toBe('added');
  });
  test('a copied note is new, also where it is read before the original', () => {
    const note = '# Kiln\n- **Shelf**: carries pots\n- **Burner**: heats\n';
    const stored = reviewed(imported({ 'kiln.md': note }));
    const next = plan(stored, { 'copy.md': note, 'kiln.md': note });
    expect(counts(next)).toEqual({ added: 3, unchanged: 3 });
  });
  test('a list whose bullets are edited in order keeps id when two lists swap order', () => {
    const stored = reviewed(
      imported({
        'k.md':
          '# Kiln\n## Fuel\nIt burns:\n\n- oak wood\n- town gas\n\nIt never burns:\n\n- old paint\n- wet straw\n',
      }),
    );
    const next = plan(stored, {
      'k.md':
        '# Kiln\n## Fuel\nIt never burns:\n\n- old paint\n- wet straw\n\nIt burns:\n\n- oak wood\n- town gas\n- coal\n',
    });
    const oak = stored.find((card) => card.face.answer.includes('oak'));
    expect(idOf(next, 'oak')).toBe(oak?.id);
  });
  test('insert a list above: the other keeps its id', () => {
    const stored = reviewed(imported({ 'k.md': '# Kiln\n- alpha one two\n- beta three four\n' }));
    const next = plan(stored, {
      'k.md':
        '# Kiln\n- gamma five six\n- delta seven eight\n\nText between.\n\n- alpha one two\n- beta three four\n- epsilon\n',
    });
    expect(idOf(next, 'alpha')).toBe(stored[0]?.id);
  });
});
describe('substance', () => {
  const order = (...items: string[]) => ({
    kind: 'order' as const,
    question: 'q',
    answer: items.map((x, i) => `${i + 1}. ${x}`).join('\n'),
    items,
  });
  test('another order', () => {
    expect(changeOfSubstance(order('a', 'b', 'c'), order('a', 'c', 'b'))).toBeDefined();
  });
  test('another right choice', () => {
    const choice = (right: string) => ({
      kind: 'choice' as const,
      question: 'q',
      answer: right,
      choices: ['Amazon S3 Standard', 'Amazon S3 Glacier'].map((text) => ({
        text,
        correct: text === right,
      })),
    });
    expect(
      changeOfSubstance(choice('Amazon S3 Standard'), choice('Amazon S3 Glacier')),
    ).toBeDefined();
  });
  test('a reworded item of a list is wording', () => {
    const list = (...items: string[]) => ({
      kind: 'list' as const,
      question: 'q',
      answer: '',
      items,
    });
    expect(
      changeOfSubstance(
        list('keep the recieved messages in a row', 'wind'),
        list('keep the received messages in a row', 'wind'),
      ),
    ).toBeUndefined();
  });
  test('a word after a number', () => {
    const t = (answer: string) => ({ kind: 'term' as const, question: 'q', answer });
    expect(
      changeOfSubstance(
        t('there are 3 main kinds of instance to buy'),
        t('there are 3 kinds of instance to buy'),
      ),
    ).toBeUndefined();
    expect(
      changeOfSubstance(
        t('it is not usually kept after a stop'),
        t('it is not kept after a stop, usually'),
      ),
    ).toBeUndefined();
  });
  test('5GB', () => {
    const t = (answer: string) => ({ kind: 'term' as const, question: 'q', answer });
    expect(changeOfSubstance(t('5GB'), t('5 GB'))).toBeUndefined();
  });
  test("can't", () => {
    const t = (answer: string) => ({ kind: 'term' as const, question: 'q', answer });
    expect(
      changeOfSubstance(t('a bucket cannot be renamed'), t("a bucket can't be renamed")),
    ).toBeUndefined();
  });
  test("didn't", () => {
    const t = (answer: string) => ({ kind: 'term' as const, question: 'q', answer });
    expect(
      changeOfSubstance(
        t('the disk was kept after the stop'),
        t("the disk wasn't kept after the stop"),
      ),
    ).toBeDefined();
    expect(
      changeOfSubstance(
        t('you should open the port to all'),
        t("you shouldn't open the port to all"),
      ),
    ).toBeDefined();
  });
});
describe('leaks', () => {
  test('a qualifier names no item', () => {
    const q = [
      ...shownQuestions([
        {
          id: cardId('one'),
          plainQuestion: 'What two things should you know about S3?',
          answer: '- Durability\n- Availability',
          items: ['Durability', 'Availability'],
          qualifiers: ['Durability and Availability', 'S3'],
        },
        {
          id: cardId('other'),
          plainQuestion: 'What two things should you know about S3?',
          answer: '- x\n- y',
          qualifiers: ['Other', 'S3'],
        },
      ]).values(),
    ];
    expect(mentions(q[0] ?? '', 'Durability')).toBe(false);
  });
});
describe('reading', () => {
  test('comment with headings', () => {
    expect(
      questions('# T\n<!--\n# Draft\n- **Hidden**: secret\n-->\n- **Seen**: yes\n', 'term'),
    ).toEqual(['In T, what is *Seen*?']);
  });
  test('inline fence', () => {
    expect(
      questions('# T\n```npm i```\n\n```\n# not a heading\n- **a**: b\n```\n', 'term'),
    ).toEqual([]);
  });
  test('two-column numeric table', () => {
    expect(cards('# Ports\n| Port | Service |\n|---|---|\n| 22 | SSH |\n').length).toBeGreaterThan(
      0,
    );
  });
  test('use cases', () => {
    expect(questions('# DynamoDB\n- **Use cases**: gaming\n', 'term')).toEqual([
      'In DynamoDB, what are *Use cases*?',
    ]);
  });
  test('3-tier', () => {
    expect(questions('# 3-Tier Architecture\nThree tiers.\n')[0]).toContain('3-Tier');
  });
  test('bullet that asks', () => {
    expect(cards('# Pods\n- What is the smallest unit of Kubernetes?\n  - A pod\n')[0]?.[0]).toBe(
      'What is the smallest unit of Kubernetes?',
    );
  });
  test('anchor', () => {
    const stored = reviewed(
      imported({ 'k.md': '# Kiln\n- **Shelf**: carries pots <!-- id: shelf-1 -->\n- x y\n' }),
    );
    const next = plan(stored, {
      'k.md': '# Oven\n- **Board**: entirely other words here <!-- id: shelf-1 -->\n- x y\n',
    });
    expect(changeTo(next, 'entirely other words here').change).toBe('updated');
  });
  test('deep list marks never throw', () => {
    for (const m of ['- ', '1. ', '* ']) read(`${m.repeat(3000)}x`);
    read(`- ${'>'.repeat(5000)}`);
  });
  test('security groups', () => {
    expect(
      questions('# EC2\n## Security Groups\nA security group is a virtual firewall.\n')[0],
    ).toMatch(/security groups?/iu);
  });
});
