import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apkg } from '../../../src/export/apkg/apkg.ts';
import { deck } from '../../store/fixture.ts';
import { stamp } from '../../store/stamps.ts';
import { hostileText } from '../hostile-text.ts';
import { textOfInert } from './inert-html.ts';
import { now, packageOf, packedCard, today } from './packed.ts';
import { type Collection, fieldsOf } from './read-package.ts';

const notesOf = (collection: Collection) =>
  collection.notes.map((one) => fieldsOf(one, collection));

describe('a package', () => {
  it('is a collection of schema 11, with its indexes, and no media', () => {
    const collection = packageOf([packedCard('card0')]);
    expect(collection.files).toEqual(['collection.anki2', 'media']);
    expect(collection.indexes).toEqual([
      ...['ix_cards_nid', 'ix_cards_sched', 'ix_cards_usn', 'ix_notes_csum', 'ix_notes_usn'],
      ...['ix_revlog_cid', 'ix_revlog_usn'],
    ]);
    expect(collection.graves).toEqual([]);
    expect(collection.col.dconf['1']?.maxTaken).toBe(60);
    expect(collection.col.conf).toEqual({ schedVer: 2, rollover: 4, creationOffset: 0 });
  });

  it('without cards is one all the same', () => {
    const { notes, cards, revlog } = packageOf([]);
    expect([notes, cards, revlog]).toEqual([[], [], []]);
  });

  it('has one note and one card for each card, of ids that are not to come', () => {
    const cards = Array.from({ length: 300 }, (_, index) => packedCard(`card${index}`));
    const collection = packageOf(cards);
    expect(collection.notes.map(({ guid }) => guid)).toEqual(cards.map(({ card }) => card.id));
    expect(collection.cards.map(({ nid }) => nid)).toEqual(collection.notes.map(({ id }) => id));
    expect(collection.cards.map(({ due }) => due)).toEqual(cards.map((_, index) => index + 1));
    expect(Math.max(...collection.cards.map(({ id }) => id))).toBeLessThanOrEqual(now.at);
  });

  it('is of one note type, whose templates name its fields and nothing else', () => {
    const { col, notes } = packageOf([packedCard('card0')]);
    const [model, ...others] = Object.values(col.models);
    expect([others, model?.id, model?.name]).toEqual([[], notes[0]?.mid, 'Engram']);
    const names = model?.flds.map(({ name }) => name) ?? [];
    expect(names).toEqual(['Question', 'Answer', 'Path', 'Source']);
    const { qfmt = '', afmt = '' } = model?.tmpls[0] ?? {};
    const used = [...`${qfmt}${afmt}`.matchAll(/\{\{([^}]*)\}\}/gu)].map(([, name = '']) =>
      name.replace(/^[#/]/u, ''),
    );
    expect(new Set(used)).toEqual(new Set([...names, 'FrontSide']));
    expect(qfmt).not.toContain('{{Answer}}');
    expect(model?.css).toMatch(/\.nightMode/u);
  });

  it('is the same for the same cards at the same time, and comes in small parts', () => {
    const cards = Array.from({ length: 2100 }, (_, index) => packedCard(`card${index}`));
    const make = () => [
      ...apkg({
        cards,
        answers: () => [],
        at: now.at,
        today,
        dayStartHour: 4,
        offsetMinutes: () => 0,
      }),
    ];
    const parts = make();
    expect(Buffer.concat(parts).equals(Buffer.concat(make()))).toBe(true);
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThan(300_000);
    // While it is built, a caller can stop.
    expect(parts.filter((part) => part.length === 0).length).toBeGreaterThanOrEqual(2);
  });
});

describe('a note of a package', () => {
  it('says what the card does, with its headings and the name of its file', () => {
    const source = { file: '/home/me/notes/ec2.md', line: 3, endLine: 3 };
    const face = { kind: 'term', question: 'What is *EC2*?', answer: '- a\n- b' } as const;
    const card = { face, source, path: ['Amazon EC2', '1. `Key` Features'] };
    expect(notesOf(packageOf([packedCard('card0', { card })]))).toEqual([
      {
        Question: 'What is <em>EC2</em>?',
        Answer: '<ul>\n<li>a</li>\n<li>b</li>\n</ul>',
        Path: 'Amazon EC2 › 1. <code>Key</code> Features',
        Source: 'ec2.md',
      },
    ]);
  });

  it('offers the answers of a choice, and does not show which is right', () => {
    const choices = [
      { text: '*Spot*', correct: true },
      { text: 'On demand', correct: false },
    ];
    const face = { kind: 'choice', question: 'Which?', answer: 'Spot', choices } as const;
    const [note] = notesOf(packageOf([packedCard('card0', { card: { face } })]));
    expect(note?.['Question']).toBe(
      'Which?\n<ol class="choices">\n<li><em>Spot</em></li>\n<li>On demand</li>\n</ol>',
    );
    expect(note?.['Answer']).toBe('Spot');
  });

  it('has tags without spaces, and Anki’s own for a leech', () => {
    const one = packedCard('card0', {
      card: { tags: ['exam', 'two words', 'a\u3000<b>"c"'] },
      standing: { leech: true },
    });
    const { notes, col } = packageOf([one, packedCard('card1')]);
    expect(notes.map(({ tags }) => tags)).toEqual([' exam two_words a_b_c_ leech ', '']);
    expect(Object.keys(col.tags)).toEqual(['exam', 'two_words', 'a_b_c_', 'leech']);
  });

  it('is sorted and told apart by the words of its question, whatever they are', () => {
    const anyQuestion = fc.oneof(
      hostileText.map((text) => `q${text}`),
      fc.constantFrom('2026', 'AT&T <b> [x] {y} \\(z\\) "q" \'s\'', 'a\n\nb', '`x\u00a0y`'),
    );
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const face = { kind: 'qa', question, answer: 'a' } as const;
        const collection = packageOf([packedCard('card0', { card: { face } })]);
        const [note] = collection.notes;
        const field = note === undefined ? '' : (fieldsOf(note, collection)['Question'] ?? '');
        const words = textOfInert(field).replaceAll('\u00a0', ' ');
        expect(String(note?.sfld)).toBe(words);
        const sha1 = createHash('sha1').update(words, 'utf8').digest('hex');
        expect(note?.csum).toBe(Number.parseInt(sha1.slice(0, 8), 16));
      }),
      { numRuns: 25 },
    );
  });

  it('acts nowhere, whatever stands in any part of the card', () => {
    const anyCard = fc.record({
      question: hostileText.map((text) => `q${text}`),
      answer: hostileText,
      path: fc.array(hostileText, { maxLength: 3 }),
      tags: fc.array(hostileText, { maxLength: 3 }),
      file: hostileText,
      choice: hostileText,
    });
    fc.assert(
      fc.property(anyCard, ({ question, answer, path, tags, file, choice }) => {
        const choices = [{ text: choice, correct: true }];
        const card = {
          face: { kind: 'choice', question, answer, choices } as const,
          path,
          tags: tags.map((tag) => tag.replace(/[\0-\x1f\x7f-\x9f]/gu, '')).filter(Boolean),
          source: { file, line: 1, endLine: 1 },
        };
        const collection = packageOf([packedCard('card0', { card })]);
        for (const note of collection.notes) {
          for (const field of Object.values(fieldsOf(note, collection))) textOfInert(field);
          expect(note.tags).not.toMatch(/[<>"'&{}[\]\\]/u);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('the decks of a package', () => {
  const decksOf = (...names: readonly string[]) => {
    const { col, cards } = packageOf(
      names.map((name, index) => packedCard(`card${index}`, { card: { deck: deck(name) } })),
    );
    for (const [key, { id }] of Object.entries(col.decks)) expect(key).toBe(String(id));
    return {
      all: Object.values(col.decks).map(({ name }) => name),
      ofCards: cards.map(({ did }) => col.decks[did]?.name),
    };
  };

  it('are those of the cards and those around them, and the one that is always there', () => {
    expect(decksOf('aws::compute::ec2', 'go')).toEqual({
      all: ['Default', 'aws', 'aws::compute', 'aws::compute::ec2', 'go'],
      ofCards: ['aws::compute::ec2', 'go'],
    });
  });

  it('are one where only capitals differ, as they are to Anki', () => {
    expect(decksOf('AWS::Go', 'aws::go', 'default')).toEqual({
      all: ['Default', 'AWS', 'AWS::Go'],
      ofCards: ['AWS::Go', 'AWS::Go', 'Default'],
    });
  });

  it.each([['a::::b'], ['::a::'], ['a:::b'], ['__proto__'], ['<script>::\x1fx'], [':']])(
    'have no empty level for %j',
    (name) => {
      const { all, ofCards } = decksOf(name);
      expect(ofCards).toEqual([deck(name)]);
      for (const one of all) {
        for (const level of one.split('::')) expect(level).toMatch(/^[^\0-\x1f]+$/u);
        const around = one.split('::').slice(0, -1).join('::');
        expect(around === '' || all.includes(around)).toBe(true);
      }
    },
  );
});

it('a package has days that are counted as the person’s own', () => {
  const inReview = (day: number) => ({
    schedule: {
      state: 'review' as const,
      dueOn: stamp(day).day,
      intervalDays: 6,
      memory: { scheduler: 'sm2' as const, ease100: 250 },
      repetitions: 2,
      lapses: 0,
      lastDay: today,
      lastAt: now.at,
    },
  });
  fc.assert(
    fc.property(
      fc.integer({ min: -900, max: 900 }),
      fc.integer({ min: 0, max: 23 }),
      fc.array(fc.integer({ min: -400, max: 4000 }), { minLength: 1, maxLength: 5 }),
      (offset, dayStartHour, days) => {
        const cards = days.map((day, index) =>
          packedCard(`card${index}`, { standing: inReview(day) }),
        );
        const change = { dayStartHour, offsetMinutes: () => offset };
        const { col, cards: rows } = packageOf(cards, [], change);
        const { creationOffset, rollover } = col.conf;
        // As Anki counts: from the local date at which the collection began.
        const local = new Date((col.crt - creationOffset * 60) * 1000);
        const first = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate());
        expect([local.getUTCHours(), rollover]).toEqual([dayStartHour, dayStartHour]);
        expect(rows.map(({ due }) => first / 86_400_000 + due)).toEqual(
          days.map((day) => stamp(day).day),
        );
      },
    ),
    { numRuns: 20 },
  );
});
