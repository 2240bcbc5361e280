import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngramError } from '../errors.ts';
import { openInBrowser } from '../terminal/browser.ts';
import { safeLine } from '../terminal/safe-text.ts';
import type { Context } from './context.ts';

/**
 * The file that will be opened: the one that was named, else a new one that only its owner can
 * read. Throws `usage` for what is no page, or no file.
 */
export function fileToOpen(format: string, output: string | undefined): string {
  if (format !== 'html') {
    throw new EngramError('usage', `No browser is opened for ${format}.`, 'Use --format html.');
  }
  if (output === '-') {
    throw new EngramError(
      'usage',
      'Standard output cannot be opened in a browser.',
      'Name a file with -o, or leave out -o.',
    );
  }
  return output ?? join(mkdtempSync(join(tmpdir(), 'engram-')), 'statistics.html');
}

/** Opens a page in the browser, or says which file to open. */
export async function showPage(context: Context, file: string): Promise<void> {
  if (await openInBrowser(file)) return;
  context.note(`No browser could be opened. Open this file in one: ${safeLine(file)}`);
}
