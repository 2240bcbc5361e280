import { cells } from '../cells.ts';
import { safeLine } from '../safe-text.ts';
import type { Style, Theme } from '../theme.ts';
import { pad, truncateLine } from '../wrap.ts';

export interface Bar {
  readonly label: string;
  /** Never negative. */
  readonly value: number;
  /** The value in words, such as `92 % of 140`. */
  readonly text: string;
  readonly style?: Style;
}

/** The least that a bar needs to say anything. */
const minBar = 6;

/**
 * Horizontal bars, a line each: label, value, bar. Labels are cut to a third of the width. `max`
 * is the value of a full bar: the largest value where it is not given. Where no room is left for
 * bars, the values stand alone.
 */
export function barChart(
  bars: readonly Bar[],
  options: { readonly width: number; readonly theme: Theme; readonly max?: number },
): string[] {
  const { width, theme } = options;
  const rows = bars.map((bar) => ({
    ...bar,
    label: safeLine(bar.label),
    text: safeLine(bar.text),
  }));
  const labelWidth = Math.min(widest(rows.map((bar) => bar.label)), Math.floor(width / 3));
  const textWidth = widest(rows.map((bar) => bar.text));
  const room = width - labelWidth - textWidth - 4;
  const max = options.max ?? Math.max(0, ...rows.map((bar) => bar.value));
  return rows.map((bar) => {
    const label = pad(truncateLine(bar.label, labelWidth, theme.glyphs.ellipsis), labelWidth);
    const drawn = room < minBar ? '' : barOf(bar.value, max, room, theme);
    const line = `${label}  ${pad(bar.text, textWidth, 'right')}  ${(bar.style ?? theme.term)(drawn)}`;
    return drawn === '' ? truncateLine(line.trimEnd(), width, theme.glyphs.ellipsis) : line;
  });
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => cells(text)));
}

/** A value above zero always shows at least the smallest part of a bar. */
function barOf(value: number, max: number, room: number, theme: Theme): string {
  if (value <= 0 || max <= 0) return '';
  const parts = theme.glyphs.barParts;
  const steps = parts.length - 1;
  const filled = Math.max(1, Math.round((Math.min(value, max) / max) * room * steps));
  return (parts[steps] ?? '').repeat(Math.floor(filled / steps)) + (parts[filled % steps] ?? '');
}
