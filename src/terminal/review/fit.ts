import type { Theme } from '../theme.ts';
import { truncateLine } from '../wrap.ts';

/** What is drawn of a session, before it is known whether it fits. */
export interface Parts {
  readonly top: readonly string[];
  readonly body: readonly string[];
  /** The line of the body that has to be seen first. */
  readonly focus: number;
  /** Said beside the number of lines that come after those shown. */
  readonly toGoOn: string;
  readonly bottom: readonly string[];
  /** What of `bottom` stays where there is little room. */
  readonly keys: readonly string[];
}

/** A screenful. */
export interface Frame {
  readonly lines: readonly string[];
  /** The first line of the card that is shown, how many come after the last, and how many fit. */
  readonly scroll: number;
  readonly below: number;
  readonly page: number;
}

/** Puts the parts on the screen; where there is little room, the card comes before all else. */
export function fitted(
  parts: Parts,
  scroll: number | null,
  options: { readonly columns: number; readonly rows: number; readonly theme: Theme },
): Frame {
  const { columns, rows, theme } = options;
  const height = Math.max(1, rows - 1);
  const { body } = parts;
  const enough = Math.min(body.length, 3);
  const arrangements = [
    { top: parts.top, bottom: parts.bottom },
    { top: [], bottom: parts.bottom },
    { top: [], bottom: parts.keys },
    { top: [], bottom: [] },
  ];
  const { top, bottom } = arrangements.find(
    (each) => height - each.top.length - each.bottom.length >= enough,
  ) ?? { top: [], bottom: [] };
  const room = height - top.length - bottom.length;
  const clipped = body.length > room;
  // One line says that there is more.
  const page = Math.max(1, clipped ? room - 1 : room);
  const last = Math.max(0, body.length - page);
  const start = Math.min(last, Math.max(0, scroll ?? (parts.focus + 3 > page ? parts.focus : 0)));
  const below = Math.max(0, body.length - start - page);
  const shown = body.slice(start, start + page);
  const more = clipped && room > 1 ? [moreLine(start, below, parts.toGoOn, theme)] : [];
  const lines = [...top, ...shown, ...more, ...bottom].slice(0, height);
  return {
    lines: lines.map((line) => truncateLine(line, Math.max(1, columns - 1), theme.glyphs.ellipsis)),
    scroll: start,
    below,
    page,
  };
}

function moreLine(above: number, below: number, toGoOn: string, theme: Theme): string {
  const { glyphs } = theme;
  const parts = [
    ...(above > 0 ? [`${glyphs.up} ${above} above`] : []),
    ...(below > 0 ? [`${glyphs.down} ${below} below${toGoOn}`] : []),
  ];
  return theme.notice(parts.join('  '));
}
