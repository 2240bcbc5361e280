import { format } from 'date-fns/format';
import { parseISO } from 'date-fns/parseISO';
import { type Day, formatDay } from '../day.ts';

/** A study day as people say it: "Tuesday 24 November". */
export function sayDay(day: Day): string {
  return format(parseISO(formatDay(day)), 'EEEE d MMMM');
}
