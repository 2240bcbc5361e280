import { CLAMP_PARAMETERS, default_w, W17_W18_Ceiling } from 'ts-fsrs';

/** The 21 weights of FSRS-6, w0 to w20. */
export type FsrsParameters = readonly number[];

/** What FSRS-6 starts with: fitted by its authors to the logs of many people. */
export const defaultFsrsParameters: FsrsParameters = default_w;

const ranges: readonly (readonly [least: number, most: number])[] = CLAMP_PARAMETERS(
  W17_W18_Ceiling,
).map(([least = 0, most = 0]) => [least, most]);

/** Rounded to the four decimals that are kept; undefined for what FSRS-6 cannot work with. */
export function checkedFsrsParameters(numbers: readonly number[]): FsrsParameters | undefined {
  const rounded = numbers.map((number) => Math.round(number * 10_000) / 10_000);
  const fits =
    rounded.length === ranges.length &&
    ranges.every(([least, most], index) => {
      const number = rounded[index] ?? Number.NaN;
      return number >= least && number <= most;
    });
  return fits ? rounded : undefined;
}
