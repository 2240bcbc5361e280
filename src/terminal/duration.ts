import { formatCount } from './plural.ts';

const daysPerMonth = 365.25 / 12;
const daysPerYear = 365.25;

/** An interval for a label: `today`, `6 d`, `2.4 mo`, `1.3 y`. */
export function formatInterval(days: number): string {
  if (days < 1) return 'today';
  if (days < 30) return `${Math.round(days)} d`;
  const months = oneDecimal(days / daysPerMonth);
  return months < 12 ? `${months} mo` : `${oneDecimal(days / daysPerYear)} y`;
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Time spent, short enough for a table: `8.2 s`, `4.5 min`, `12.3 h`, `1,234 h`. */
export function formatTime(ms: number): string {
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  if (ms < 3_597_000) return `${(ms / 60_000).toFixed(1)} min`;
  const hours = ms / 3_600_000;
  return `${hours < 99.95 ? hours.toFixed(1) : formatCount(Math.round(hours))} h`;
}

/** Time spent, in its two largest units: `12 s`, `4 min 10 s`, `1 h 5 min`. */
export function formatElapsed(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours > 0) return joined(`${hours} h`, minutes % 60, 'min');
  return minutes > 0 ? joined(`${minutes} min`, seconds % 60, 's') : `${seconds} s`;
}

function joined(first: string, rest: number, unit: string): string {
  return rest === 0 ? first : `${first} ${rest} ${unit}`;
}
