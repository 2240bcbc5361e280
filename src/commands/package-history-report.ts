import type { ImportJson } from '../contract.ts';
import { plural } from '../terminal/plural.ts';
import type { PackageHistory } from './package-history.ts';

export function historyJson({ reviews, known, ignored, acts }: PackageHistory) {
  const count = (type: string): number => acts.filter((act) => act.type === type).length;
  return {
    added: reviews.length,
    known,
    ignored,
    suspended: count('suspend'),
    flagged: count('flag'),
  } satisfies ImportJson['history'];
}

/** What the log gets from packages, in one line; no line where that is nothing. */
export function describeHistory(history: PackageHistory, dryRun: boolean): readonly string[] {
  const { added, known, ignored, suspended, flagged } = historyJson(history);
  const would = dryRun ? 'would be ' : '';
  const said = [
    ...(added > 0 ? [`${plural(added, 'answer')} ${would}added`] : []),
    ...(known > 0 ? [`${plural(known, 'answer')} known already`] : []),
    ...(ignored > 0 ? [`${plural(ignored, 'row')} of the log passed over: no answers`] : []),
    ...(suspended > 0 ? [`${plural(suspended, 'card')} suspended`] : []),
    ...(flagged > 0 ? [`${plural(flagged, 'card')} flagged`] : []),
  ];
  return said.length === 0 ? [] : [said.join(' · ')];
}
