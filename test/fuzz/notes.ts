import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { hostilePieces } from '../notes/hostile-pieces.ts';

const folder = new URL('../../decks/aws/', import.meta.url);

/** Real notes, and the sections of one: what is like a note finds more than what is like nothing. */
const originals: readonly string[] = [
  '',
  ...readdirSync(fileURLToPath(folder))
    .sort()
    .map((name) => readFileSync(new URL(name, folder), 'utf8')),
].flatMap((note) => [note, ...note.split(/\n(?=## )/u).slice(0, 3)]);

/** Nearly always once or a few times; at times as often as only an attacker would. */
const times = fc.oneof(
  { weight: 60, arbitrary: fc.constant(1) },
  { weight: 12, arbitrary: fc.integer({ min: 2, max: 12 }) },
  { weight: 1, arbitrary: fc.constantFrom(150, 2000, 12_000) },
);

const piece = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...hostilePieces) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
);
const pieces = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 4 }), times)
  .map(([parts, count]) => parts.join('').repeat(count));

/** A place in a text, as a share of its lines; what is beyond the end is at the end. */
const place = fc.double({ min: 0, max: 1, noNaN: true });

type Edit = (lines: readonly string[]) => readonly string[];

const at = (lines: readonly string[], share: number): number => Math.floor(share * lines.length);

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(place, pieces).map(
    ([share, text]): Edit =>
      (lines) => {
        const index = at(lines, share);
        return [...lines.slice(0, index), text, ...lines.slice(index)];
      },
  ),
  fc.tuple(place, place, pieces).map(
    ([share, within, text]): Edit =>
      (lines) => {
        const index = at(lines, share);
        const line = lines[index] ?? '';
        const column = Math.floor(within * line.length);
        const edited = line.slice(0, column) + text + line.slice(column);
        return [...lines.slice(0, index), edited, ...lines.slice(index + 1)];
      },
  ),
  fc.tuple(place, fc.nat(8)).map(
    ([share, count]): Edit =>
      (lines) => {
        const index = at(lines, share);
        return [...lines.slice(0, index), ...lines.slice(index + count)];
      },
  ),
  fc.tuple(place, place, times).map(
    ([share, to, count]): Edit =>
      (lines) => {
        const line = lines[at(lines, share)] ?? '';
        const index = at(lines, to);
        return [
          ...lines.slice(0, index),
          ...Array<string>(count).fill(line),
          ...lines.slice(index),
        ];
      },
  ),
  fc.tuple(place, fc.nat(6), fc.constantFrom('  ', '\t', '> ', '- ', '1. ', '    ')).map(
    ([share, count, front]): Edit =>
      (lines) => {
        const index = at(lines, share);
        return lines.map((line, here) =>
          here >= index && here <= index + count ? front + line : line,
        );
      },
  ),
);

/** More than this is refused, or cut, wherever it comes in. */
const longest = 150_000;

/** The lines up to as many characters. */
function limited(lines: readonly string[]): readonly string[] {
  let left = longest;
  return lines.flatMap((line) => {
    if (left <= 0) return [];
    const kept = line.slice(0, left);
    left -= line.length + 1;
    return [kept];
  });
}

/** A note after a few edits that may mean harm; the empty one among them. */
export const anyNote: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...originals), fc.array(edit, { maxLength: 10 }))
  .map(([original, edits]) =>
    edits
      .reduce<readonly string[]>((lines, change) => limited(change(lines)), original.split('\n'))
      .join('\n'),
  );

/** A shorter text, as for a name, a question or a message. */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.oneof(pieces, fc.constantFrom('Amazon EC2', ' ', 'a word')), { maxLength: 6 })
  .map((parts) => parts.join('').slice(0, 20_000));
