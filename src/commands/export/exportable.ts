import * as z from 'zod/mini';
import { EngramError } from '../../errors.ts';
import type { ExportedDocument } from '../../export/parts.ts';
import type { Context } from '../context.ts';
import { readOptions } from '../options.ts';

/** What `export` can write, and how. */
export interface Exportable {
  /** Checks the options, reads what is exported, and makes a document of it. */
  readonly document: (
    context: Context,
    format: string,
    options: unknown,
  ) => ExportedDocument | Promise<ExportedDocument>;
}

/** How what was read becomes a document; a heavy format loads itself here. */
type Format<Data> = (data: Data, context: Context) => ExportedDocument | Promise<ExportedDocument>;

/** Every option of `export` that only some of what is exported knows, and the decks that are named. */
const special = z.object({
  decks: z.optional(z.array(z.string())),
  days: z.optional(z.string()),
  deck: z.optional(z.array(z.string())),
  tag: z.optional(z.array(z.string())),
  section: z.optional(z.array(z.string())),
  retired: z.optional(z.boolean()),
});

/**
 * An exportable named `what`: the options that it knows of those that not all know, how its data is
 * read, and its formats.
 */
export function exportable<Schema extends z.ZodMiniObject, Data>(
  what: string,
  {
    schema,
    read,
    formats,
  }: {
    readonly schema: Schema;
    readonly read: (context: Context, options: z.infer<Schema>) => Data;
    readonly formats: Readonly<Record<string, Format<Data>>>;
  },
): Exportable {
  return {
    document: (context, format, options) => {
      const make = Object.hasOwn(formats, format) ? formats[format] : undefined;
      if (make === undefined) {
        throw new EngramError(
          'usage',
          `${what} cannot be exported as ${format}.`,
          `Choose one of these formats: ${Object.keys(formats).join(', ')}`,
        );
      }
      const given = Object.entries(readOptions(special, options));
      const other = given.find(([name]) => !Object.hasOwn(schema.shape, name))?.[0];
      if (other !== undefined) {
        throw new EngramError(
          'usage',
          other === 'decks'
            ? `The export of ${what} is of all decks, and none can be named.`
            : `The export of ${what} knows no option --${other}.`,
          'Leave it out, or see: engram help export',
        );
      }
      return make(read(context, readOptions(schema, options)), context);
    },
  };
}
