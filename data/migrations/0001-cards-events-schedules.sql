-- What this database knows of itself: `device` names this machine in the log, `fold` is the
-- version of the rules that made the table `schedules`.
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The files that were imported, numbered as they came; one with the same bytes is not read again.
CREATE TABLE notes (
  number INTEGER PRIMARY KEY,
  file TEXT NOT NULL UNIQUE,
  deck TEXT NOT NULL CHECK (deck <> ''),
  content_hash TEXT NOT NULL,
  reader_version INTEGER NOT NULL,
  imported_at INTEGER NOT NULL
) STRICT;

-- `id` is the card's name on every machine; `number` is short, and known to this file only.
CREATE TABLE cards (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  note INTEGER NOT NULL REFERENCES notes (number),
  -- The place among the cards of the note.
  note_order INTEGER NOT NULL,
  line INTEGER NOT NULL CHECK (line >= 1),
  end_line INTEGER NOT NULL CHECK (end_line >= line),
  deck TEXT NOT NULL CHECK (deck <> ''),
  path TEXT NOT NULL CHECK (json_type(path) = 'array'),
  tags TEXT NOT NULL CHECK (json_type(tags) = 'array'),
  kind TEXT NOT NULL,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  items TEXT CHECK (json_type(items) = 'array'),
  choices TEXT CHECK (json_type(choices) = 'array'),
  -- The id of the first card of the same bullet or list: cards that share it are siblings.
  group_id TEXT NOT NULL,
  -- By what the next import recognises the card and words its question.
  plain_question TEXT NOT NULL,
  question_key TEXT NOT NULL,
  qualifiers TEXT NOT NULL CHECK (json_type(qualifiers) = 'array'),
  handle TEXT NOT NULL,
  facts TEXT NOT NULL,
  facts_version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  -- Since when the card is no longer in its note; its history stays.
  retired_at INTEGER,
  CHECK ((kind IN ('list', 'order')) = (items IS NOT NULL)),
  CHECK ((kind = 'choice') = (choices IS NOT NULL))
) STRICT;

CREATE INDEX cards_in_order ON cards (note, note_order, number, deck) WHERE retired_at IS NULL;
CREATE INDEX cards_by_deck ON cards (deck, number) WHERE retired_at IS NULL;
CREATE INDEX cards_by_question ON cards (question_key) WHERE retired_at IS NULL;
CREATE INDEX cards_retired ON cards (number) WHERE retired_at IS NOT NULL;

-- The truth: all that ever happened to a card, appended and never changed.
CREATE TABLE events (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  card INTEGER NOT NULL REFERENCES cards (number),
  device TEXT NOT NULL,
  at INTEGER NOT NULL,
  offset_minutes INTEGER NOT NULL CHECK (offset_minutes BETWEEN -1080 AND 1080),
  day INTEGER NOT NULL,
  type TEXT NOT NULL,
  kind TEXT,
  grade INTEGER,
  duration_ms INTEGER,
  scheduler TEXT,
  interval_days INTEGER,
  ease100 INTEGER,
  due_on INTEGER,
  target TEXT,
  reason TEXT,
  was TEXT,
  now TEXT,
  CHECK (
    CASE type
      WHEN 'answer' THEN
        (
          kind IN ('learn', 'review', 'relearn', 'drill', 'cram')
          AND grade BETWEEN 0 AND 5
          AND duration_ms >= 0
          AND scheduler IS NOT NULL
          AND interval_days >= 0
          AND ease100 >= 130
        ) IS TRUE
      ELSE
        type IN ('undo', 'suspend', 'resume', 'bury', 'flag', 'unflag', 'reset', 'revise')
        AND kind IS NULL
        AND grade IS NULL
        AND duration_ms IS NULL
        AND scheduler IS NULL
        AND interval_days IS NULL
        AND ease100 IS NULL
        AND due_on IS NULL
    END
  ),
  CHECK ((type = 'undo') = (target IS NOT NULL)),
  CHECK ((type = 'flag') = (reason IS NOT NULL)),
  CHECK ((type = 'revise') = (was IS NOT NULL)),
  CHECK ((type = 'revise') = (now IS NOT NULL))
) STRICT;

CREATE INDEX events_by_card ON events (card, at);
CREATE INDEX events_by_target ON events (target) WHERE target IS NOT NULL;
CREATE INDEX answers_by_day ON events (day, card) WHERE type = 'answer';
CREATE INDEX answers_by_time ON events (at) WHERE type = 'answer';

CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events
BEGIN
  SELECT RAISE(ABORT, 'events are appended, never changed');
END;

CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events
BEGIN
  SELECT RAISE(ABORT, 'events are appended, never deleted');
END;

-- What the events of each card add up to: a cache, made again from the log at any time.
CREATE TABLE schedules (
  card INTEGER PRIMARY KEY REFERENCES cards (number),
  state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'learning', 'review', 'relearning')),
  due_on INTEGER,
  interval_days INTEGER CHECK (interval_days >= 0),
  ease100 INTEGER CHECK (ease100 >= 130),
  repetitions INTEGER CHECK (repetitions >= 0),
  lapses INTEGER CHECK (lapses >= 0),
  last_day INTEGER,
  last_at INTEGER,
  suspended INTEGER NOT NULL DEFAULT 0 CHECK (suspended IN (0, 1)),
  flag TEXT,
  buried_on INTEGER,
  drill_on INTEGER,
  revision_was TEXT,
  revision_now TEXT,
  leech INTEGER NOT NULL DEFAULT 0 CHECK (leech IN (0, 1)),
  CHECK (
    CASE state
      WHEN 'new' THEN
        coalesce(due_on, interval_days, ease100, repetitions, lapses, last_day, last_at) IS NULL
      ELSE
        due_on IS NOT NULL
        AND interval_days IS NOT NULL
        AND ease100 IS NOT NULL
        AND repetitions IS NOT NULL
        AND lapses IS NOT NULL
        AND last_day IS NOT NULL
        AND last_at IS NOT NULL
    END
  ),
  CHECK ((revision_was IS NULL) = (revision_now IS NULL))
) STRICT;

CREATE INDEX schedules_due ON schedules (due_on) WHERE state <> 'new' AND suspended = 0;
CREATE INDEX schedules_new ON schedules (card) WHERE state = 'new' AND suspended = 0;
CREATE INDEX schedules_drill ON schedules (drill_on) WHERE drill_on IS NOT NULL;
