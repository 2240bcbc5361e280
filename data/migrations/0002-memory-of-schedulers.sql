-- A second scheduler: what an answer left in memory is an ease factor (SM-2) or a stability and a
-- difficulty (FSRS). SQLite cannot change a CHECK, so the log moves to a new table as it is.
--
-- A log of years is mostly answers, so a row says what it can in few bytes: an id that is a UUID in
-- its 16 (others stay text), and names that recur by their number.
CREATE TABLE names (
  number INTEGER PRIMARY KEY,
  -- Of a device or a scheduler.
  name TEXT NOT NULL UNIQUE
) STRICT;

INSERT INTO names (name)
SELECT device FROM events UNION SELECT scheduler FROM events WHERE scheduler IS NOT NULL;

CREATE TABLE events_with_memory (
  seq INTEGER PRIMARY KEY,
  id ANY NOT NULL UNIQUE,
  card INTEGER NOT NULL REFERENCES cards (number),
  device INTEGER NOT NULL REFERENCES names (number),
  at INTEGER NOT NULL,
  offset_minutes INTEGER NOT NULL CHECK (offset_minutes BETWEEN -1080 AND 1080),
  day INTEGER NOT NULL,
  type TEXT NOT NULL,
  kind TEXT,
  grade INTEGER,
  duration_ms INTEGER,
  scheduler INTEGER REFERENCES names (number),
  interval_days INTEGER,
  ease100 INTEGER,
  stability REAL,
  difficulty REAL,
  due_on INTEGER,
  target ANY,
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
        ) IS TRUE
      ELSE
        type IN ('undo', 'suspend', 'resume', 'bury', 'flag', 'unflag', 'reset', 'revise')
        AND kind IS NULL
        AND grade IS NULL
        AND duration_ms IS NULL
        AND scheduler IS NULL
        AND interval_days IS NULL
        AND ease100 IS NULL
        AND stability IS NULL
        AND due_on IS NULL
    END
  ),
  CHECK (ease100 IS NULL OR (ease100 >= 130 AND stability IS NULL)),
  CHECK ((stability IS NULL) = (difficulty IS NULL)),
  CHECK (stability IS NULL OR (stability > 0 AND difficulty BETWEEN 1 AND 10)),
  CHECK (typeof(id) = 'text' OR (typeof(id) = 'blob' AND length(id) = 16)),
  CHECK ((type = 'undo') = (target IS NOT NULL)),
  CHECK ((type = 'flag') = (reason IS NOT NULL)),
  CHECK ((type = 'revise') = (was IS NOT NULL)),
  CHECK ((type = 'revise') = (now IS NOT NULL))
) STRICT;

INSERT INTO events_with_memory (seq, id, card, device, at, offset_minutes, day, type, kind, grade,
  duration_ms, scheduler, interval_days, ease100, due_on, target, reason, was, now)
SELECT seq, iif(id GLOB uuid, unhex(replace(id, '-', '')), id), card, devices.number, at,
  offset_minutes, day, type, kind, grade, duration_ms, schedulers.number, interval_days, ease100,
  due_on, iif(target GLOB uuid, unhex(replace(target, '-', '')), target), reason, was, now
FROM events
JOIN names AS devices ON devices.name = device
LEFT JOIN names AS schedulers ON schedulers.name = scheduler
JOIN (SELECT replace('xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx', 'x', '[0-9a-f]') AS uuid)
ORDER BY seq;

DROP TABLE events;
ALTER TABLE events_with_memory RENAME TO events;

CREATE INDEX events_by_card ON events (card);
CREATE INDEX events_by_target ON events (target) WHERE target IS NOT NULL;
CREATE INDEX answers_by_day ON events (day) WHERE type = 'answer';

CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events
BEGIN
  SELECT RAISE(ABORT, 'events are appended, never changed');
END;

CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events
BEGIN
  SELECT RAISE(ABORT, 'events are appended, never deleted');
END;

-- The schedules are a cache: made anew from the log when the program opens the file next.
DROP TABLE schedules;
DELETE FROM meta WHERE key = 'fold';

CREATE TABLE schedules (
  card INTEGER PRIMARY KEY REFERENCES cards (number),
  state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'learning', 'review', 'relearning')),
  due_on INTEGER,
  interval_days INTEGER CHECK (interval_days >= 0),
  ease100 INTEGER CHECK (ease100 >= 130),
  stability REAL CHECK (stability > 0),
  difficulty REAL CHECK (difficulty BETWEEN 1 AND 10),
  repetitions INTEGER CHECK (repetitions >= 0),
  lapses INTEGER CHECK (lapses >= 0),
  last_day INTEGER,
  last_at INTEGER,
  suspended INTEGER NOT NULL DEFAULT 0 CHECK (suspended IN (0, 1)),
  flag TEXT,
  buried_on INTEGER,
  -- A repetition owed on a study day: at which step, and from which instant on.
  drill_on INTEGER,
  drill_at INTEGER,
  drill_step INTEGER CHECK (drill_step >= 0),
  drill_phase TEXT CHECK (drill_phase IN ('learning', 'relearning')),
  revision_was TEXT,
  revision_now TEXT,
  leech INTEGER NOT NULL DEFAULT 0 CHECK (leech IN (0, 1)),
  CHECK (
    CASE state
      WHEN 'new' THEN
        coalesce(due_on, interval_days, ease100, stability, difficulty, repetitions, lapses,
          last_day, last_at) IS NULL
      ELSE
        due_on IS NOT NULL
        AND interval_days IS NOT NULL
        AND (ease100 IS NULL) = (stability IS NOT NULL)
        AND (stability IS NULL) = (difficulty IS NULL)
        AND repetitions IS NOT NULL
        AND lapses IS NOT NULL
        AND last_day IS NOT NULL
        AND last_at IS NOT NULL
    END
  ),
  CHECK ((drill_on IS NULL) = (drill_step IS NULL)),
  CHECK ((drill_on IS NULL) = (drill_phase IS NULL)),
  CHECK (drill_on IS NOT NULL OR drill_at IS NULL),
  CHECK ((revision_was IS NULL) = (revision_now IS NULL))
) STRICT;

CREATE INDEX schedules_due ON schedules (due_on) WHERE state <> 'new' AND suspended = 0;
CREATE INDEX schedules_new ON schedules (card) WHERE state = 'new' AND suspended = 0;
CREATE INDEX schedules_drill ON schedules (drill_on) WHERE drill_on IS NOT NULL;

-- A card that is known from a review log alone: its note was not imported here yet. It is retired
-- until it is.
ALTER TABLE cards ADD COLUMN awaited INTEGER NOT NULL DEFAULT 0 CHECK (awaited IN (0, 1));
