/** How many cards a study day may bring; 0 brings none. */
export interface DailyLimits {
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
}

/**
 * What the log says was done on this study day: cards answered for the first time ever
 * (`newCards`), and other cards answered for the schedule (`reviews`), each card once.
 */
export interface AnsweredToday {
  readonly newCards: number;
  readonly reviews: number;
}

/** What may still be asked today, across sessions. Never negative. */
export function leftToday(
  limits: DailyLimits,
  answered: AnsweredToday,
): { readonly newCards: number; readonly reviews: number } {
  return {
    newCards: Math.max(0, limits.newPerDay - answered.newCards),
    reviews: Math.max(0, limits.reviewsPerDay - answered.reviews),
  };
}
