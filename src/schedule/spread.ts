/** How many of each were taken already. */
export interface Taken {
  readonly main: number;
  readonly extra: number;
}

/**
 * Spreads `extra` evenly among `main`, each in its order. What was `taken` before counts as the
 * beginning of both, so that what is left of a day's queue goes on as the whole queue would have.
 */
export function spread<T>(main: readonly T[], extra: readonly T[], taken: Taken): readonly T[] {
  const mainShare = taken.main + main.length + 1;
  const extraShare = taken.extra + extra.length + 1;
  const result: T[] = [];
  let mainIndex = 0;
  let extraIndex = 0;
  for (;;) {
    const nextMain = main[mainIndex];
    const nextExtra = extra[extraIndex];
    const mainComesFirst =
      (taken.main + mainIndex + 1) * extraShare <= (taken.extra + extraIndex + 1) * mainShare;
    if (nextMain !== undefined && (nextExtra === undefined || mainComesFirst)) {
      result.push(nextMain);
      mainIndex++;
    } else if (nextExtra !== undefined) {
      result.push(nextExtra);
      extraIndex++;
    } else {
      return result;
    }
  }
}
