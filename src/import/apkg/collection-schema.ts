import * as z from 'zod/mini';
import { largestSettings, largestText } from './limits.ts';

/** Ids and counts; what JavaScript cannot count exactly is none. */
const whole = z.int();
const ordinal = z.int().check(z.minimum(0), z.maximum(10_000));
/** Null where the query left out what is too large. */
const text = z.string().check(z.maxLength(largestText));
const name = z.string().check(z.maxLength(1000));
const bytes = z.instanceof(Uint8Array).check(z.refine((value) => value.length <= largestText));

export const noteRow = z.object({
  id: whole,
  guid: z.string().check(z.minLength(1), z.maxLength(200)),
  mid: whole,
  tags: text,
  flds: text,
});

export const cardRow = z.object({
  id: whole,
  nid: whole,
  did: whole,
  odid: whole,
  ord: ordinal,
  mod: whole,
  queue: whole,
  flags: whole,
});

/** Old versions of Anki wrote numbers with a fraction here and there. */
export const reviewRow = z.object({
  id: whole,
  cid: whole,
  ease: z.number(),
  ivl: z.number(),
  factor: z.number(),
  time: z.number(),
  type: z.number(),
});

/** `models` and `decks` of a legacy collection: JSON in a column. */
export const settingsRow = z.object({
  models: z.string().check(z.maxLength(largestSettings)),
  decks: z.string().check(z.maxLength(largestSettings)),
});

/** Ids were numbers at one time and texts at another. */
const looseId = z.pipe(
  z.union([z.string(), z.number()]),
  z.transform((id: string | number) => Number(id)),
);

export const legacyModels = z.record(
  z.string(),
  z.object({
    id: looseId,
    name,
    type: z.optional(z.number()),
    flds: z.array(z.object({ name, ord: ordinal })),
    tmpls: z.array(z.object({ ord: ordinal, qfmt: text, afmt: text })),
  }),
);

export const legacyDecks = z.record(z.string(), z.object({ id: looseId, name }));

export const noteTypeRow = z.object({ id: whole, name, config: bytes });
export const fieldRow = z.object({ ntid: whole, ord: ordinal, name });
export const templateRow = z.object({ ntid: whole, ord: ordinal, config: bytes });
export const deckRow = z.object({ id: whole, name });
