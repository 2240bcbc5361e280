import { existsSync } from 'node:fs';
import type { FileContent } from '../config/check-settings.ts';
import { settingsOfDeck } from '../config/deck-settings.ts';
import { defaultSettings, type Settings } from '../config/settings.ts';
import type { ReschedulingJson } from '../contract.ts';
import { EngramError } from '../errors.ts';
import type { RuleBook } from '../schedule/rules.ts';
import type { Standing } from '../standing.ts';
import { confirm } from '../terminal/menus.ts';
import { plural } from '../terminal/plural.ts';
import type { Context } from './context.ts';
import { ruleBook } from './rule-book.ts';

/** What other rules would make of the cards, not yet done. */
export interface Rescheduling {
  readonly book: RuleBook;
  readonly changes: ReschedulingJson;
}

/**
 * What the schedules would be by the settings of a file: every log is replayed by their rules, and
 * nothing is changed. Null when the rules are the same, or there is no database yet.
 */
export async function planRescheduling(
  context: Context,
  content: FileContent,
): Promise<Rescheduling | null> {
  if (content.wrong.length > 0 || !existsSync(context.databaseFile)) return null;
  const settings = settingsWith(context, content);
  const book = await ruleBook(settings, content.decks, (deck) =>
    settingsOfDeck({ settings, deckSettings: content.decks }, deck),
  );
  if (book.signature === context.rules.signature) return null;
  const store = context.store();
  const isDue = ({ schedule, suspended }: Standing): boolean =>
    schedule.state !== 'new' && !suspended && schedule.dueOn <= context.today;
  let cards = 0;
  let more = 0;
  for (const { kept, replayed, retired } of store.verifySchedules(book)) {
    if (retired) continue;
    cards += 1;
    more += Number(isDue(replayed)) - Number(kept !== null && isDue(kept));
  }
  const dueTodayBefore = store.decks.dueBy(context.today);
  return { book, changes: { cards, dueTodayBefore, dueTodayAfter: dueTodayBefore + more } };
}

/** The settings with those of a file in the place of the present file; the environment is stronger. */
function settingsWith(context: Context, { values }: FileContent): Settings {
  const settings: Settings = { ...defaultSettings, ...values };
  const isStronger = (name: string) =>
    [...context.origins].some(([one, origin]) => one === name && origin === 'environment');
  const environment = Object.fromEntries(
    Object.entries(context.settings).filter(([name]) => isStronger(name)),
  );
  return { ...settings, ...environment };
}

/**
 * Says what would change, and asks. Throws `refused-harm` on a no, and where nobody can be asked
 * and `force` was not given.
 */
export async function agreeToRescheduling(
  context: Context,
  { changes }: Rescheduling,
  force: boolean,
): Promise<void> {
  if (changes.cards === 0 || force) return;
  const { io, errTheme, json } = context;
  const said = describeRescheduling(changes);
  if (!json && io.inputIsTerminal && io.err.isTerminal) {
    context.note(said);
    context.note('Setting it back restores what is now, exactly.');
    const asking = { io, theme: errTheme, inAdvance: '--force' };
    if (await confirm('Replay the log by the new rules?', asking)) return;
  }
  throw new EngramError('refused-harm', said, 'Nothing was changed. Go on with --force.');
}

/** What other rules would change, in a sentence. */
function describeRescheduling(changes: ReschedulingJson): string {
  const { cards, dueTodayBefore, dueTodayAfter } = changes;
  return `${plural(cards, 'card')} would be scheduled anew: ${dueTodayAfter} due today, instead of ${dueTodayBefore}.`;
}

/** What the new rules did, in a sentence. */
export function describeRescheduled({
  cards,
  dueTodayBefore,
  dueTodayAfter,
}: ReschedulingJson): string {
  return cards === 0
    ? 'The log was replayed; no card is scheduled otherwise.'
    : `The log was replayed: ${plural(cards, 'card')} scheduled anew, ${dueTodayAfter} due today instead of ${dueTodayBefore}.`;
}
