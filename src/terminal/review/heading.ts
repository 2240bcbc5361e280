import { deckSeparator } from '../../deck.ts';
import type { Progress } from '../../review/progress.ts';
import type { SessionCard } from '../../review/state.ts';
import { cells } from '../cells.ts';
import { renderInline } from '../markdown.ts';
import { safeLine } from '../safe-text.ts';
import type { Theme } from '../theme.ts';
import { pad, truncateLine, wrapLines } from '../wrap.ts';

/** Where the card comes from and how far the session has got: on one line where there is room. */
export function heading(
  item: SessionCard,
  far: Progress,
  width: number,
  theme: Theme,
  msPerCard: number | null,
): string[] {
  const standing = progressParts(far, msPerCard).join(` ${theme.glyphs.dot} `);
  const round = far.drilling ? [theme.notice(drillRound)] : [];
  const trail = breadcrumb(item, theme);
  const room = width - cells(standing) - 3;
  const lines =
    cells(joined(trail, theme)) <= room
      ? [pad(theme.muted(joined(trail, theme)), room + 3) + theme.muted(standing)]
      : [theme.muted(fromEnd(trail, width, theme)), ...wrapLines(theme.muted(standing), width)];
  return [...lines, ...round];
}

export const drillRound = 'Drill: once more, until it is Good.';

/** How far the session has got, in short texts. */
export function progressParts(far: Progress, msPerCard: number | null): string[] {
  const left = Object.entries(far.left)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ');
  const time = msPerCard === null ? '' : minutesLeft((far.total - far.done) * msPerCard);
  return [`${far.done} of ${far.total} done`, `left: ${left}`, time].filter((part) => part !== '');
}

/** At the person's own pace; rounded up, so that it is a promise that can be kept. */
function minutesLeft(ms: number): string {
  return `about ${Math.max(1, Math.ceil(ms / 60_000))} min`;
}

/** The deck and the headings above a card; one that is the question itself is not said twice. */
export function breadcrumb({ card }: SessionCard, theme: Theme): readonly string[] {
  const { path, face } = card;
  const last = path.at(-1);
  const isAsked = last !== undefined && face.question.endsWith(last);
  const headings = path
    .slice(0, isAsked ? -1 : undefined)
    .map((text) => renderInline(text, { theme }));
  return [...card.deck.split(deckSeparator).map(safeLine), ...headings];
}

function joined(trail: readonly string[], { glyphs }: Theme): string {
  return trail.join(` ${glyphs.within} `);
}

/** As many parts as fit, the last ones first: they say most about the card. */
function fromEnd(trail: readonly string[], width: number, theme: Theme): string {
  const { ellipsis } = theme.glyphs;
  for (let from = 0; from < trail.length - 1; from += 1) {
    const text = joined(from === 0 ? trail : [ellipsis, ...trail.slice(from)], theme);
    if (cells(text) <= width) return text;
  }
  return truncateLine(joined([ellipsis, ...trail.slice(-1)], theme), width, ellipsis);
}
