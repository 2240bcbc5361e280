/** A share as a whole per cent: `92 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
