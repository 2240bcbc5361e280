import * as z from 'zod/mini';
import { cardKinds } from '../card.ts';

/** Kinds of cards switched on or off: `{"reverse": true}`. A file of its own because it loads zod. */
export const kindsSchema = z.partialRecord(
  z.enum(cardKinds),
  z.boolean('wanted true or false'),
  'wanted an object of kinds of cards',
);
