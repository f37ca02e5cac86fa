-- The archive of a record: what was read, from where. The graph is derived from it.
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- A file that was read to its end; `settings` are those that its reading depended on, `place`
-- tells its folder from others.
CREATE TABLE IF NOT EXISTS file (
  name TEXT PRIMARY KEY, digest TEXT NOT NULL, settings TEXT NOT NULL, place TEXT NOT NULL
) WITHOUT ROWID;

-- Inputs of a file that gave no article.
CREATE TABLE IF NOT EXISTS skip (file TEXT NOT NULL, path TEXT NOT NULL, reason TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS skip_file ON skip (file);

-- Where an article was found. `key` is what it is known by (URL, else path); `file` is empty where
-- the file no longer holds it; `run` is the build that last changed what stands there; `length`
-- the characters of its text.
CREATE TABLE IF NOT EXISTS source (
  key TEXT NOT NULL, path TEXT NOT NULL, file TEXT NOT NULL, article TEXT NOT NULL,
  url TEXT, length INTEGER NOT NULL, run INTEGER NOT NULL,
  PRIMARY KEY (key, path)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS source_article ON source (article);
CREATE INDEX IF NOT EXISTS source_file ON source (file);

-- Each article once, with its reading: zlib-packed JSON as `onrecord read` prints it. `head` is a
-- digest of all about it that is not in its id (title, authors, regions …).
CREATE TABLE IF NOT EXISTS article (
  id TEXT PRIMARY KEY, path TEXT NOT NULL, head TEXT NOT NULL, reader TEXT NOT NULL,
  unread TEXT, text_digest TEXT NOT NULL, published TEXT, language TEXT, publisher TEXT,
  body BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS article_text ON article (text_digest);

-- The article that stands under each key now.
CREATE TABLE IF NOT EXISTS standing (key TEXT PRIMARY KEY, article TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS standing_article ON standing (article);

-- What each article tells of each of its entities. `names` is JSON, the article's own first; `block`
-- to `own` are its place among all (linking/things.py). `matched` is whose it is taken for, null
-- until it was held to others, `identity` the same but for what people ruled.
CREATE TABLE IF NOT EXISTS profile (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  article TEXT NOT NULL, entity TEXT NOT NULL, type TEXT NOT NULL, names TEXT NOT NULL,
  published TEXT, begin INTEGER NOT NULL, gender INTEGER NOT NULL, born INTEGER, around BLOB NOT NULL,
  block TEXT NOT NULL, name TEXT NOT NULL, first TEXT NOT NULL, zeros INTEGER NOT NULL,
  shared INTEGER NOT NULL, own TEXT NOT NULL, matched TEXT, identity TEXT,
  UNIQUE (article, entity)
);
CREATE INDEX IF NOT EXISTS profile_name ON profile (name, first, zeros);
CREATE INDEX IF NOT EXISTS profile_identity ON profile (identity);
CREATE INDEX IF NOT EXISTS profile_ruled ON profile (matched) WHERE identity IS NOT matched;

-- Groups of the former and new names of profiles; see linking/renaming.py.
CREATE TABLE IF NOT EXISTS renamed (
  article TEXT NOT NULL, entity TEXT NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (article, entity, name)
) WITHOUT ROWID;

-- What profiles came to that were held to each other, so that the next build need not do it again.
-- `members` are the numbers of profiles (of a name, level 0) or of things. In a name `begin` and
-- `end` bound the interval of time; in a block or initials `begin` is the set that it was joined
-- in. `block` and `initials` tell where it is held to others next; `around` is null where it is
-- that of its profile `head`.
CREATE TABLE IF NOT EXISTS thing (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  grp TEXT NOT NULL, level INTEGER NOT NULL, begin TEXT NOT NULL, end TEXT NOT NULL,
  members TEXT NOT NULL, head INTEGER NOT NULL, first TEXT NOT NULL, told TEXT NOT NULL,
  around BLOB, block TEXT, initials TEXT, identity TEXT
);
CREATE INDEX IF NOT EXISTS thing_group ON thing (grp, level, begin);
CREATE INDEX IF NOT EXISTS thing_block ON thing (block) WHERE block IS NOT NULL;
CREATE INDEX IF NOT EXISTS thing_initials ON thing (initials) WHERE initials IS NOT NULL;

-- The sets of things that were held to each other in a block or initials.
CREATE TABLE IF NOT EXISTS held (
  grp TEXT NOT NULL, things TEXT NOT NULL, PRIMARY KEY (grp, things)
) WITHOUT ROWID;

-- Pairs, by a profile of each, that were left unsure there.
CREATE TABLE IF NOT EXISTS pair (
  grp TEXT NOT NULL, things TEXT NOT NULL, one INTEGER NOT NULL, other INTEGER NOT NULL, odds REAL
);
CREATE INDEX IF NOT EXISTS pair_group ON pair (grp, things);

-- Groups that something has changed in; for a block, which name and when.
CREATE TABLE IF NOT EXISTS changed (
  grp TEXT NOT NULL, name TEXT NOT NULL, first TEXT NOT NULL, PRIMARY KEY (grp, name, first)
) WITHOUT ROWID;

-- What each article tells to have happened; `node` is its name in the graph, `same` that of the
-- first event that tells of the same.
CREATE TABLE IF NOT EXISTS told (
  article TEXT NOT NULL, event TEXT NOT NULL, node TEXT NOT NULL, kind TEXT NOT NULL, stem TEXT NOT NULL,
  published TEXT, place INTEGER NOT NULL, place_end INTEGER NOT NULL, past INTEGER NOT NULL,
  time TEXT NOT NULL, time_at INTEGER NOT NULL, begin TEXT, end TEXT,
  participants TEXT NOT NULL, affected TEXT NOT NULL, places TEXT NOT NULL, sites TEXT NOT NULL,
  sentence BLOB NOT NULL, words BLOB NOT NULL,
  same TEXT,
  PRIMARY KEY (article, event)
);

-- The claim-sized parts of what each article says was said; `statement` and `claim` are their names
-- in the graph, `speakers` is JSON: entities of the article that can be told apart.
CREATE TABLE IF NOT EXISTS part (
  id TEXT PRIMARY KEY, article TEXT NOT NULL, statement TEXT NOT NULL, claim TEXT NOT NULL,
  text TEXT NOT NULL, begin INTEGER NOT NULL, end INTEGER NOT NULL, published TEXT,
  speakers TEXT NOT NULL, said_from TEXT, said_to TEXT, polarity TEXT NOT NULL,
  modality TEXT NOT NULL, translated INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS part_article ON part (article);

-- A sample of each article's text, by which copies of it are found.
CREATE TABLE IF NOT EXISTS print (
  article TEXT PRIMARY KEY, published TEXT, agency INTEGER NOT NULL, sample BLOB NOT NULL
) WITHOUT ROWID;

-- What the graph of claims says of each of its subjects, as a digest.
CREATE TABLE IF NOT EXISTS tied (subject TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;

-- Articles without a day of publication: the last day that each tells of itself as past, where its
-- words are, and as JSON between which days it is derived to be published.
CREATE TABLE IF NOT EXISTS undated (
  article TEXT PRIMARY KEY, last TEXT, begin INTEGER NOT NULL, end INTEGER NOT NULL, derived TEXT
) WITHOUT ROWID;

-- Pairs of identities that may be one, with the share of such pairs that are.
CREATE TABLE IF NOT EXISTS unsure (
  one TEXT NOT NULL, other TEXT NOT NULL, share REAL NOT NULL, PRIMARY KEY (one, other)
) WITHOUT ROWID;

-- Work that the graph still waits for; empty when graph and archive agree.
CREATE TABLE IF NOT EXISTS pending (kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;

-- Authority files and services that entities are linked to.
CREATE TABLE IF NOT EXISTS authority (name TEXT PRIMARY KEY) WITHOUT ROWID;

-- Whom each knows; `names` and `told` are JSON, the preferred name first. All of a file's are kept,
-- so that articles that come later are linked as those before.
CREATE TABLE IF NOT EXISTS authority_entry (
  authority TEXT NOT NULL, iri TEXT NOT NULL, kind TEXT, names TEXT NOT NULL, told TEXT NOT NULL,
  PRIMARY KEY (authority, iri)
) WITHOUT ROWID;

-- The keys under which names that agree meet; see authority/entries.py.
CREATE TABLE IF NOT EXISTS authority_key (
  key TEXT NOT NULL, authority TEXT NOT NULL, iri TEXT NOT NULL, PRIMARY KEY (key, authority, iri)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS authority_key_of ON authority_key (authority);
