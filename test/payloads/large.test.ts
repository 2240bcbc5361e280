import { describe, expect, test } from 'vitest';
import { decodeNote } from '../../src/files/decode-note.ts';
import { readReviewLog } from '../../src/import/review-log/read-review-log.ts';
import { renderMarkdown } from '../../src/terminal/markdown.ts';
import { createTheme } from '../../src/terminal/theme.ts';
import { read } from '../notes/reading.ts';
import { describeWithShared } from '../shared.ts';
import { payloadNames, payloadText } from './payloads.ts';

/** Milliseconds of the processor's time: others may be at work on the machine. */
function timeOf(work: () => void): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

function readAndShow(note: string): void {
  const decoded = decodeNote(new TextEncoder().encode(note));
  if (decoded.type === 'text') read(decoded.text);
  renderMarkdown(note, { width: 80, theme: createTheme(1) });
}

describe('notes that are made to exhaust the reader', () => {
  test.each([
    ['a line of a million letters', `## q\n\n${'a'.repeat(1 << 20)}\n`],
    ['a paragraph of 50,000 words', `## q\n\n${'word '.repeat(50_000)}\n`],
    [
      'a thousand lists in lists',
      Array.from({ length: 1000 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n'),
    ],
    ['20,000 quotations in quotations', `${'>'.repeat(20_000)} x\n`],
    ['what may be addresses of mail', `${'a.'.repeat(30_000)}@\n`],
    ['open emphasis', 'a_'.repeat(20_000)],
    ['brackets', '['.repeat(50_000)],
    ['ever more backticks', Array.from({ length: 400 }, (_, i) => '`'.repeat(i)).join(' ')],
    ['comments in comments', '<!--'.repeat(5000)],
    ['clozes in clozes', `${'{{c1::'.repeat(500)}x${'}}'.repeat(500)}`],
    [
      'tables beside tables',
      `|${'a|'.repeat(2000)}\n|${'-|'.repeat(2000)}\n|${'1|'.repeat(2000)}\n`,
    ],
    ['images that never end', '!['.repeat(75_000)],
    ['links that never end', '[a]('.repeat(40_000)],
    ['a heading of capital letters', `# ${'A'.repeat(150_000)}b\n\nc\n`],
    ['an option with a gap', `## Which?\n\n- [x] a${' '.repeat(100_000)}b\n- [ ] c\n`],
    ['an item of 40,000 lines', `- A\n${'  word ]\n'.repeat(40_000)}`],
    ['points that end nothing', `- a${'.'.repeat(150_000)}b\n`],
    ['marks on one letter', `Z${'\u0300\u0301\u0302'.repeat(10_000)}`],
  ])('%s: in less than two seconds', (_, note) => {
    expect(timeOf(() => readAndShow(note))).toBeLessThan(2000);
  });

  test.each([
    ['lists in lists', `{"reviews":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['a cell of 20 MB', `card_id,at,grade\n"${'x'.repeat(20 << 20)}",a,4\n`],
  ])('a review log of %s is refused', async (_, log) => {
    const bytes = new TextEncoder().encode(log);
    await expect(readReviewLog({ name: 'log', bytes }, 0)).rejects.toMatchObject({
      kind: 'refused-data',
    });
  });
});

describeWithShared(
  'the notes of the corpus that are made to exhaust the reader',
  'payloads',
  () => {
    const names = payloadNames('md').filter((name) => /^[pt]\d/u.test(name));
    test.each(names)('%s: in less than two seconds', (name) => {
      expect(timeOf(() => readAndShow(payloadText(`md/${name}`)))).toBeLessThan(2000);
    });
  },
);
