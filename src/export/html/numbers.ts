import { html, type Markup } from './escape.ts';

/** What stands where nothing is known. */
export const unknown = '–';

const grouped = new Intl.NumberFormat('en');

/** `1,200` */
export function countText(count: number): string {
  return grouped.format(count);
}

/** `1 card`, `1,200 cards` */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

/** A share as per cent with one decimal, kept on one line: `92.1 %`. */
export function percentText(share: number | null): string {
  return share === null ? unknown : `${(share * 100).toFixed(1)}\u00a0%`;
}

/** Time spent, to the minute: `48 min`, `12 h 5 min`. */
export function elapsedText(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = `${minutes % 60}\u00a0min`;
  return hours === 0 ? rest : `${countText(hours)}\u00a0h ${rest}`;
}

/** A mean time, in seconds or minutes with one decimal: `8.2 s`, `4.5 min`. */
export function meanText(ms: number): string {
  return ms < 59_950 ? `${(ms / 1000).toFixed(1)}\u00a0s` : `${(ms / 60_000).toFixed(1)}\u00a0min`;
}

/** A number as people read it, which carries its exact value for programs. */
export function count(value: number): Markup {
  return html`<data value="${value}">${countText(value)}</data>`;
}

/** A share, likewise. */
export function percent(share: number | null): Markup {
  return share === null
    ? html`${unknown}`
    : html`<data value="${share}">${percentText(share)}</data>`;
}

/** Milliseconds, likewise. */
export function elapsed(ms: number): Markup {
  return html`<data value="${ms}">${elapsedText(ms)}</data>`;
}

/** A mean time, likewise; what is not known is a dash. */
export function mean(ms: number | null): Markup {
  return ms === null ? html`${unknown}` : html`<data value="${ms}">${meanText(ms)}</data>`;
}
