/**
 * How well an answer was recalled, on SM-2's scale of quality:
 * 5 perfect · 4 after hesitation · 3 with serious difficulty · 2 wrong, yet it seemed easy ·
 * 1 wrong, but recognised · 0 blackout.
 */
export type Grade = 0 | 1 | 2 | 3 | 4 | 5;

export const grades: readonly Grade[] = [0, 1, 2, 3, 4, 5];

/** The four keys of a review and the grades they stand for. */
export const gradeButtons = { again: 1, hard: 3, good: 4, easy: 5 } as const satisfies Record<
  string,
  Grade
>;

export type GradeButton = keyof typeof gradeButtons;

export const gradeButtonNames: readonly GradeButton[] = ['again', 'hard', 'good', 'easy'];

/** A grade of 3 or more is a pass: the answer was recalled. */
export function isPass(grade: Grade): boolean {
  return grade >= 3;
}

/** Reads `0`–`5` or `again`, `hard`, `good`, `easy`; undefined for anything else. */
export function parseGrade(text: string): Grade | undefined {
  const name = text.trim().toLowerCase();
  if (Object.hasOwn(gradeButtons, name)) return gradeButtons[name as GradeButton];
  return grades.find((grade) => String(grade) === name);
}
