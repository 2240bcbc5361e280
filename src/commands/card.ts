import type { CardDetailJson, EventJson } from '../contract.ts';
import { formatDay } from '../day.ts';
import type { Event } from '../event.ts';
import { ease100Of, type Memory } from '../standing.ts';
import type { CardEntry } from '../store/cards.ts';
import { table } from '../terminal/charts/table.ts';
import { formatInterval } from '../terminal/duration.ts';
import { safeLine } from '../terminal/safe-text.ts';
import { cardJson } from './card-json.ts';
import { describeCard, sourceText } from './card-text.ts';
import type { Context } from './context.ts';
import { listWidth } from './list-width.ts';

/** One card, where it comes from, and everything that ever happened to it. */
export function run(context: Context, args: readonly string[]): void {
  const store = context.store();
  const entry = store.cards.named(args[0] ?? '');
  const events = store.events.historyOf(entry.card.id);
  const undone = new Set(events.flatMap((event) => (event.type === 'undo' ? [event.target] : [])));
  const history = events.map((event) => eventJson(event, undone.has(event.id)));
  const document: CardDetailJson = { card: cardJson(entry.card, entry.standing), history };
  context.print(document, () => describe(context, entry, history));
}

function eventJson(event: Event, undone: boolean): EventJson {
  const base = {
    id: event.id,
    at: new Date(event.at).toISOString(),
    day: formatDay(event.day),
    undone,
  };
  switch (event.type) {
    case 'answer': {
      const { dueOn, intervalDays, memory } = event.outcome;
      return {
        ...base,
        type: event.type,
        kind: event.kind,
        grade: event.grade,
        ms: event.durationMs,
        intervalDays,
        ease: ease100Of(memory) / 100,
        dueOn: dueOn === null ? null : formatDay(dueOn),
        scheduler: event.scheduler,
      };
    }
    case 'undo':
      return { ...base, type: event.type, target: event.target };
    case 'flag':
      return { ...base, type: event.type, reason: event.reason };
    case 'revise':
      return { ...base, type: event.type, was: event.was, now: event.now };
    default:
      return { ...base, type: event.type };
  }
}

function describe(
  context: Context,
  { card, standing }: CardEntry,
  history: readonly EventJson[],
): string {
  const { theme, io } = context;
  const { schedule } = standing;
  const state = [
    card.retired ? 'retired' : schedule.state,
    ...(standing.suspended ? ['suspended'] : []),
    ...(standing.flag === null
      ? []
      : [`flagged${standing.flag === '' ? '' : `: ${safeLine(standing.flag)}`}`]),
    ...(standing.leech ? ['leech'] : []),
    ...(schedule.state === 'new'
      ? []
      : [
          `due ${formatDay(schedule.dueOn)}`,
          `interval ${formatInterval(schedule.intervalDays)}`,
          ...memoryText(schedule.memory),
          `lapses ${schedule.lapses}`,
        ]),
  ];
  const rows = history.map((event) => [
    event.day,
    event.undone ? `${event.type} (taken back)` : event.type,
    event.type === 'answer' ? `${event.kind}, grade ${event.grade}` : detailOf(event),
    event.type === 'answer' ? formatInterval(event.intervalDays) : '',
  ]);
  return [
    describeCard(context, card),
    '',
    theme.muted(`${card.id} · ${safeLine(sourceText(card.source))}`),
    state.join(' · '),
    ...(rows.length === 0
      ? ['', 'No history yet.']
      : [
          '',
          ...table(
            [
              { header: 'day' },
              { header: 'event' },
              { header: 'what', flexible: true },
              { header: 'interval' },
            ],
            rows,
            { width: listWidth(io), theme },
          ),
        ]),
  ].join('\n');
}

function memoryText(memory: Memory): readonly string[] {
  return memory.scheduler === 'sm2'
    ? [`ease factor ${(memory.ease100 / 100).toFixed(2)}`]
    : [
        `stability ${formatInterval(Math.round(memory.stability))}`,
        `difficulty ${memory.difficulty.toFixed(1)}`,
      ];
}

function detailOf(event: EventJson): string {
  if (event.type === 'flag') return event.reason;
  if (event.type === 'revise') return `was ${event.was}, now ${event.now}`;
  return '';
}
