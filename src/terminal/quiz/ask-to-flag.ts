import { createInterface } from 'node:readline/promises';
import { type Asking, confirm } from '../menus.ts';
import { plural } from '../plural.ts';

/** Asks whether missed cards are to be flagged. Leaving the question means no. */
export async function askToFlag(
  count: number,
  asking: Asking & { readonly plain: boolean },
): Promise<boolean> {
  const question = `Flag ${plural(count, 'missed card')} for the next review?`;
  if (!asking.plain) return confirm(question, asking);
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await new Promise<boolean>((resolve) => {
      lines.on('close', () => resolve(false));
      lines.question(`${question} Type yes or no: `).then((line) => {
        resolve(/^y(?:es)?$/iu.test(line.trim()));
      });
    });
  } finally {
    lines.close();
  }
}
