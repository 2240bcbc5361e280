/** What stands where nothing is known. */
export const unknown = '–';

/** A share as per cent with one decimal. */
export function percent(share: number | null): string {
  return share === null ? unknown : `${(share * 100).toFixed(1)} %`;
}

/** Time to the minute. */
export function minutes(ms: number): number {
  return Math.round(ms / 60_000);
}

/** Milliseconds in a larger unit, with one decimal. */
export function tenths(ms: number | null, unit: number): string {
  return ms === null ? unknown : (ms / unit).toFixed(1);
}
