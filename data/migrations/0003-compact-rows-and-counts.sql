-- A collection of years: what recurs in many rows is kept once and named by its number, what can be
-- told from other columns is left out, and what every session asks for is counted as it changes.

CREATE TABLE decks (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  -- The sums of `card_counts`, see there.
  all_cards INTEGER NOT NULL DEFAULT 0,
  new_cards INTEGER NOT NULL DEFAULT 0,
  suspended_cards INTEGER NOT NULL DEFAULT 0
) STRICT;

INSERT INTO decks (name) SELECT DISTINCT deck FROM cards ORDER BY deck;

-- Where cards stand: the cards of one section share a row.
CREATE TABLE places (
  number INTEGER PRIMARY KEY,
  -- The headings above, outermost first, as a JSON list.
  path TEXT NOT NULL CHECK (json_type(path) = 'array'),
  -- What a question can name to be told from its like, as a JSON list.
  qualifiers TEXT NOT NULL CHECK (json_type(qualifiers) = 'array')
) STRICT;

INSERT INTO places (path, qualifiers)
SELECT path, qualifiers FROM cards GROUP BY path, qualifiers ORDER BY min(number);

CREATE INDEX places_by_path ON places (path);

CREATE TABLE compact_cards (
  number INTEGER PRIMARY KEY,
  -- The card's name on every machine; `number` is short, and known to this file only.
  id TEXT NOT NULL UNIQUE,
  note INTEGER NOT NULL REFERENCES notes (number),
  -- The place among the cards of the note.
  note_order INTEGER NOT NULL,
  line INTEGER NOT NULL CHECK (line >= 1),
  end_line INTEGER NOT NULL CHECK (end_line >= line),
  deck INTEGER NOT NULL REFERENCES decks (number),
  place INTEGER NOT NULL REFERENCES places (number),
  -- A JSON list, as are `items` and `choices`.
  tags TEXT NOT NULL CHECK (json_type(tags) = 'array'),
  kind TEXT NOT NULL,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  items TEXT CHECK (json_type(items) = 'array'),
  choices TEXT CHECK (json_type(choices) = 'array'),
  -- The id of the first card of the same bullet or list, null where that is the card itself: cards
  -- that share it are siblings.
  group_id TEXT,
  -- The question before anything was added to tell it from its like; null where nothing was.
  plain_question TEXT,
  -- By this the next import finds cards that ask the same; null until the program has filled it in.
  question_hash INTEGER,
  handle TEXT NOT NULL,
  facts TEXT NOT NULL,
  facts_version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  -- Since when the card is no longer in its note; its history stays.
  retired_at INTEGER,
  -- Known from a review log alone: its note was not imported here yet. Retired until it is.
  awaited INTEGER NOT NULL DEFAULT 0 CHECK (awaited IN (0, 1)),
  CHECK ((kind IN ('list', 'order')) = (items IS NOT NULL)),
  CHECK ((kind = 'choice') = (choices IS NOT NULL))
) STRICT;

INSERT INTO compact_cards
SELECT cards.number, id, note, note_order, line, end_line, decks.number, places.number, tags, kind,
  question, answer, items, choices, nullif(group_id, id), nullif(plain_question, question), NULL,
  handle, facts, facts_version, created_at, retired_at, awaited
FROM cards
JOIN decks ON decks.name = cards.deck
JOIN places ON places.path = cards.path AND places.qualifiers = cards.qualifiers
ORDER BY cards.number;

-- The log. A row of `names` stands for a device or a scheduler. What an event is, is a number:
--   answers: 0 review, 1 learn, 2 relearn, 3 drill, 4 cram
--   others:  5 undo, 6 suspend, 7 resume, 8 bury, 9 flag, 10 unflag, 11 reset, 12 revise
CREATE TABLE compact_events (
  -- The order of arrival.
  seq INTEGER PRIMARY KEY,
  -- A UUID in its 16 bytes. The first 6 of one of version 7 are milliseconds since 1970: where they
  -- are those of `at`, only the other 10 stand here. An id of another kind is text.
  id ANY NOT NULL,
  card INTEGER NOT NULL REFERENCES compact_cards (number),
  device INTEGER NOT NULL REFERENCES names (number),
  at INTEGER NOT NULL,
  offset_minutes INTEGER NOT NULL CHECK (offset_minutes BETWEEN -1080 AND 1080),
  day INTEGER NOT NULL,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 12),
  grade INTEGER,
  duration_ms INTEGER,
  scheduler INTEGER REFERENCES names (number),
  interval_days INTEGER,
  ease100 INTEGER,
  stability REAL,
  difficulty REAL,
  due_on INTEGER,
  -- What an undo takes back.
  target INTEGER REFERENCES compact_events (seq),
  reason TEXT,
  was TEXT,
  now TEXT,
  CHECK (
    iif(
      kind <= 4,
      (grade BETWEEN 0 AND 5 AND duration_ms >= 0 AND scheduler IS NOT NULL AND interval_days >= 0)
        IS TRUE,
      coalesce(grade, duration_ms, scheduler, interval_days, ease100, stability, due_on) IS NULL
    )
  ),
  CHECK (ease100 IS NULL OR (ease100 >= 130 AND stability IS NULL)),
  CHECK ((stability IS NULL) = (difficulty IS NULL)),
  CHECK (stability IS NULL OR (stability > 0 AND difficulty BETWEEN 1 AND 10)),
  CHECK (typeof(id) = 'text' OR (typeof(id) = 'blob' AND length(id) IN (10, 16))),
  CHECK ((kind = 5) = (target IS NOT NULL)),
  CHECK ((kind = 9) = (reason IS NOT NULL)),
  CHECK ((kind = 12) = (was IS NOT NULL)),
  CHECK ((kind = 12) = (now IS NOT NULL))
) STRICT;

-- An undo whose target is not there does nothing: it takes back itself, which nothing else could.
INSERT INTO compact_events
WITH kinds (number, name) AS (
  VALUES (0, 'review'), (1, 'learn'), (2, 'relearn'), (3, 'drill'), (4, 'cram'), (5, 'undo'),
    (6, 'suspend'), (7, 'resume'), (8, 'bury'), (9, 'flag'), (10, 'unflag'), (11, 'reset'),
    (12, 'revise')
)
SELECT
  events.seq,
  iif(
    typeof(events.id) = 'blob' AND events.at >= 0
      AND substr(events.id, 1, 6) = unhex(format('%012x', events.at)),
    substr(events.id, 7),
    events.id
  ),
  events.card, events.device, events.at, events.offset_minutes, events.day, kinds.number,
  events.grade, events.duration_ms, events.scheduler, events.interval_days, events.ease100,
  events.stability, events.difficulty, events.due_on,
  iif(events.type = 'undo', coalesce(undone.seq, events.seq), NULL),
  events.reason, events.was, events.now
FROM events
JOIN kinds ON kinds.name = coalesce(events.kind, events.type)
LEFT JOIN events AS undone ON undone.id = events.target
ORDER BY events.seq;

DROP TABLE events;
DROP TABLE cards;
ALTER TABLE compact_cards RENAME TO cards;
ALTER TABLE compact_events RENAME TO events;

CREATE INDEX cards_in_order ON cards (note, note_order) WHERE retired_at IS NULL;
CREATE INDEX cards_by_question ON cards (question_hash) WHERE retired_at IS NULL;
CREATE INDEX cards_retired ON cards (number) WHERE retired_at IS NOT NULL;

CREATE INDEX events_by_card ON events (card);
CREATE INDEX events_by_target ON events (target) WHERE target IS NOT NULL;

CREATE TRIGGER events_are_once BEFORE INSERT ON events
WHEN EXISTS (SELECT 1 FROM events WHERE card = new.card AND at = new.at AND id = new.id)
BEGIN
  SELECT RAISE(ABORT, 'an event is appended once');
END;

CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events
BEGIN
  SELECT RAISE(ABORT, 'events are appended, never changed');
END;

CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events
BEGIN
  SELECT RAISE(ABORT, 'events are appended, never deleted');
END;

-- A run of the log: events that follow each other on one study day and in the order of time, up to
-- where the next run begins. In a log that one machine kept there is one for each day, so by them a
-- day is found, and the order of time, without an index of all events. Made again from the log at
-- any time.
CREATE TABLE log_runs (
  first_seq INTEGER PRIMARY KEY,
  day INTEGER NOT NULL,
  -- Whether there is an answer in it, be it taken back.
  answered INTEGER NOT NULL CHECK (answered IN (0, 1))
) STRICT;

INSERT INTO log_runs
SELECT min(seq), min(day), max(kind <= 4)
FROM (
  SELECT seq, day, kind, sum(begins) OVER (ORDER BY seq) AS run
  FROM (
    SELECT seq, day, kind,
      (lag(day) OVER arrival IS NOT day) OR (lag(at) OVER arrival > at)
        OR (lag(seq) OVER arrival <> seq - 1) AS begins
    FROM events
    WINDOW arrival AS (ORDER BY seq)
  )
)
GROUP BY run;

CREATE INDEX log_runs_by_day ON log_runs (day);

CREATE TRIGGER events_make_runs AFTER INSERT ON events
BEGIN
  INSERT INTO log_runs
  SELECT new.seq, new.day, 0
  WHERE NOT EXISTS (
    SELECT 1 FROM events WHERE seq = new.seq - 1 AND day = new.day AND at <= new.at);
  UPDATE log_runs SET answered = 1
  WHERE new.kind <= 4 AND answered = 0
    AND first_seq = (SELECT max(first_seq) FROM log_runs WHERE first_seq <= new.seq);
END;

-- A card that nothing was done to yet has no schedule: it is new.
DELETE FROM schedules WHERE card NOT IN (SELECT card FROM events);

DROP INDEX schedules_new;
CREATE INDEX schedules_buried ON schedules (buried_on) WHERE buried_on IS NOT NULL;

-- How many cards each note has in each deck, retired ones left out, and each deck in all: what
-- today has is told from these, however many cards there are. Made again from `cards` and
-- `schedules` at any time.
CREATE TABLE card_counts (
  note INTEGER NOT NULL,
  deck INTEGER NOT NULL,
  all_cards INTEGER NOT NULL,
  -- Never answered, and not suspended.
  new_cards INTEGER NOT NULL,
  suspended_cards INTEGER NOT NULL,
  PRIMARY KEY (note, deck)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER counts_are_summed AFTER INSERT ON card_counts
BEGIN
  UPDATE decks SET
    all_cards = all_cards + new.all_cards,
    new_cards = new_cards + new.new_cards,
    suspended_cards = suspended_cards + new.suspended_cards
  WHERE number = new.deck;
END;

CREATE TRIGGER counts_are_summed_anew AFTER UPDATE ON card_counts
BEGIN
  UPDATE decks SET
    all_cards = all_cards + new.all_cards - old.all_cards,
    new_cards = new_cards + new.new_cards - old.new_cards,
    suspended_cards = suspended_cards + new.suspended_cards - old.suspended_cards
  WHERE number = new.deck;
END;

INSERT INTO card_counts
SELECT note, deck, count(*),
  sum(coalesce(state = 'new' AND suspended = 0, 1)), sum(coalesce(suspended, 0))
FROM cards LEFT JOIN schedules ON card = number
WHERE retired_at IS NULL
GROUP BY note, deck;

CREATE TRIGGER cards_are_counted AFTER INSERT ON cards WHEN new.retired_at IS NULL
BEGIN
  INSERT INTO card_counts VALUES (new.note, new.deck, 1, 1, 0)
  ON CONFLICT DO UPDATE SET all_cards = all_cards + 1, new_cards = new_cards + 1;
END;

CREATE TRIGGER cards_are_counted_anew AFTER UPDATE OF note, deck, retired_at ON cards
WHEN old.note <> new.note OR old.deck <> new.deck
  OR (old.retired_at IS NULL) <> (new.retired_at IS NULL)
BEGIN
  UPDATE card_counts SET
    all_cards = all_cards - 1,
    new_cards = new_cards - coalesce(
      (SELECT state = 'new' AND suspended = 0 FROM schedules WHERE card = new.number), 1),
    suspended_cards = suspended_cards - coalesce(
      (SELECT suspended FROM schedules WHERE card = new.number), 0)
  WHERE note = old.note AND deck = old.deck AND old.retired_at IS NULL;
  INSERT INTO card_counts
  SELECT new.note, new.deck, 1,
    coalesce((SELECT state = 'new' AND suspended = 0 FROM schedules WHERE card = new.number), 1),
    coalesce((SELECT suspended FROM schedules WHERE card = new.number), 0)
  WHERE new.retired_at IS NULL
  ON CONFLICT DO UPDATE SET all_cards = all_cards + 1, new_cards = new_cards + excluded.new_cards,
    suspended_cards = suspended_cards + excluded.suspended_cards;
END;

CREATE TRIGGER schedules_are_counted AFTER INSERT ON schedules
WHEN new.state <> 'new' OR new.suspended = 1
BEGIN
  UPDATE card_counts SET
    new_cards = new_cards - 1,
    suspended_cards = suspended_cards + new.suspended
  WHERE (note, deck) =
    (SELECT note, deck FROM cards WHERE number = new.card AND retired_at IS NULL);
END;

CREATE TRIGGER schedules_are_counted_anew AFTER UPDATE OF state, suspended ON schedules
WHEN (old.state = 'new') <> (new.state = 'new') OR old.suspended <> new.suspended
BEGIN
  UPDATE card_counts SET
    new_cards = new_cards + (new.state = 'new' AND new.suspended = 0)
      - (old.state = 'new' AND old.suspended = 0),
    suspended_cards = suspended_cards + new.suspended - old.suspended
  WHERE (note, deck) =
    (SELECT note, deck FROM cards WHERE number = new.card AND retired_at IS NULL);
END;
