"""Every table, index, view and search index of an archive, as append-only migrations.

A released migration is never edited: what changes gets a migration of its own and a changelog entry.
"""

from sqlite_utils import Database, Migrations

migrations = Migrations("blogark")

#: Tables that can be rebuilt from the WARCs by `blogark rerun`.
DERIVED = (
    "blogs",
    "posts",
    "terms",
    "post_terms",
    "comments",
    "pingbacks",
    "decks",
    "slide_references",
    "links",
    "images",
    "captures",
    "crawls",
    "readings",
    "declarations",
    "revisions",
    "problems",
    "aliases",
)

#: Tables that nothing else holds: losing one loses knowledge.
STATE = ("frontier", "unwritten", "rules")

#: Text tables and the columns their search index covers. Rows that change or go leave the index by themselves; new rows
#: are put there by `archive.database.index`, many at a time: a trigger would make FTS5 write out its index for each.
SEARCHED = {
    "posts": ("title", "author", "text"),
    "comments": ("author", "text"),
    "pingbacks": ("author", "source_title", "text"),
    "decks": ("title", "author"),
}

#: The columns of `texts_fts`, which covers all of them but decks, and what each table puts there.
TEXTS = {
    "posts": ("title", "author", "text"),
    "comments": ("NULL", "author", "text"),
    "pingbacks": ("source_title", "author", "text"),
}

_TABLES = """
CREATE TABLE crawls (
  id TEXT PRIMARY KEY,
  blog_id INTEGER REFERENCES blogs(id),
  start_url TEXT NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  outcome TEXT,
  software TEXT,
  extractor_version TEXT,
  settings TEXT,
  stats TEXT
) STRICT;

CREATE TABLE captures (
  id TEXT PRIMARY KEY,
  crawl_id TEXT NOT NULL REFERENCES crawls(id),
  url TEXT NOT NULL,
  fetched_at TEXT NOT NULL,
  status INTEGER,
  content_type TEXT,
  digest TEXT,
  etag TEXT,
  last_modified TEXT,
  record_type TEXT NOT NULL,
  warc_file TEXT,
  warc_offset INTEGER,
  warc_length INTEGER
) STRICT;

CREATE TABLE blogs (
  id INTEGER PRIMARY KEY,
  url TEXT NOT NULL,
  title TEXT,
  description TEXT,
  language TEXT,
  platform TEXT,
  generator TEXT,
  license TEXT,
  zone TEXT,
  date_order TEXT,
  api TEXT,
  first_crawled_at TEXT,
  last_crawled_at TEXT
) STRICT;

CREATE TABLE posts (
  id INTEGER PRIMARY KEY,
  blog_id INTEGER NOT NULL REFERENCES blogs(id),
  remote_id TEXT,
  url TEXT,
  kind TEXT,
  title TEXT,
  author TEXT,
  author_url TEXT,
  published_printed TEXT,
  published_at TEXT,
  published_precision TEXT,
  published_zone TEXT,
  modified_at TEXT,
  language TEXT,
  html TEXT,
  text TEXT,
  excerpt TEXT,
  comments_declared INTEGER,
  state TEXT NOT NULL,
  state_at TEXT,
  state_reason TEXT,
  first_seen_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  witnesses TEXT NOT NULL,
  capture_id TEXT REFERENCES captures(id)
) STRICT;

CREATE TABLE terms (
  id INTEGER PRIMARY KEY,
  blog_id INTEGER NOT NULL REFERENCES blogs(id),
  kind TEXT,
  name TEXT NOT NULL,
  url TEXT
) STRICT;

CREATE TABLE post_terms (
  post_id INTEGER NOT NULL REFERENCES posts(id) ON DELETE CASCADE,
  term_id INTEGER NOT NULL REFERENCES terms(id),
  PRIMARY KEY (post_id, term_id)
) STRICT;

CREATE TABLE comments (
  id INTEGER PRIMARY KEY,
  post_id INTEGER NOT NULL REFERENCES posts(id),
  parent_id INTEGER REFERENCES comments(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  parent_remote_id TEXT,
  remote_id TEXT,
  position INTEGER,
  depth INTEGER,
  author TEXT,
  author_url TEXT,
  published_printed TEXT,
  published_at TEXT,
  published_precision TEXT,
  published_zone TEXT,
  url TEXT,
  html TEXT,
  text TEXT,
  state TEXT NOT NULL,
  state_at TEXT,
  state_reason TEXT,
  first_seen_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  witnesses TEXT NOT NULL,
  capture_id TEXT REFERENCES captures(id)
) STRICT;

CREATE TABLE pingbacks (
  id INTEGER PRIMARY KEY,
  post_id INTEGER NOT NULL REFERENCES posts(id),
  kind TEXT NOT NULL,
  parent_id INTEGER REFERENCES comments(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  parent_remote_id TEXT,
  remote_id TEXT,
  position INTEGER,
  depth INTEGER,
  author TEXT,
  author_url TEXT,
  source_url TEXT,
  source_title TEXT,
  source_post_id INTEGER REFERENCES posts(id),
  excerpt TEXT,
  published_printed TEXT,
  published_at TEXT,
  published_precision TEXT,
  published_zone TEXT,
  url TEXT,
  html TEXT,
  text TEXT,
  state TEXT NOT NULL,
  state_at TEXT,
  state_reason TEXT,
  first_seen_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  witnesses TEXT NOT NULL,
  capture_id TEXT REFERENCES captures(id)
) STRICT;

CREATE TABLE decks (
  id INTEGER PRIMARY KEY,
  provider TEXT NOT NULL,
  key TEXT,
  url TEXT NOT NULL,
  title TEXT,
  author TEXT
) STRICT;

CREATE TABLE slide_references (
  id INTEGER PRIMARY KEY,
  post_id INTEGER NOT NULL REFERENCES posts(id),
  comment_id INTEGER REFERENCES comments(id) ON DELETE CASCADE,
  deck_id INTEGER REFERENCES decks(id),
  provider TEXT NOT NULL,
  form TEXT NOT NULL,
  raw TEXT NOT NULL,
  url TEXT NOT NULL,
  heading TEXT,
  position INTEGER NOT NULL,
  capture_id TEXT REFERENCES captures(id)
) STRICT;

CREATE TABLE links (
  id INTEGER PRIMARY KEY,
  post_id INTEGER NOT NULL REFERENCES posts(id),
  comment_id INTEGER REFERENCES comments(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  url TEXT NOT NULL,
  text TEXT,
  rel TEXT,
  kind TEXT NOT NULL,
  target_post_id INTEGER REFERENCES posts(id)
) STRICT;

CREATE TABLE images (
  id INTEGER PRIMARY KEY,
  post_id INTEGER NOT NULL REFERENCES posts(id),
  comment_id INTEGER REFERENCES comments(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  url TEXT NOT NULL,
  alt TEXT,
  caption TEXT,
  capture_id TEXT REFERENCES captures(id)
) STRICT;

-- One witness's statement of one fact. row_id is null while the post it speaks of has not been seen.
CREATE TABLE readings (
  id INTEGER PRIMARY KEY,
  capture_id TEXT NOT NULL REFERENCES captures(id),
  entity TEXT NOT NULL,
  row_id INTEGER,
  post_id INTEGER,
  witness TEXT NOT NULL,
  fields TEXT NOT NULL
) STRICT;

-- Totals that witnesses state, to hold against what was captured.
CREATE TABLE declarations (
  id INTEGER PRIMARY KEY,
  crawl_id TEXT NOT NULL REFERENCES crawls(id),
  capture_id TEXT NOT NULL REFERENCES captures(id),
  witness TEXT NOT NULL,
  entity TEXT NOT NULL,
  count INTEGER NOT NULL
) STRICT;

CREATE TABLE revisions (
  id INTEGER PRIMARY KEY,
  entity TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  replaced_at TEXT NOT NULL,
  crawl_id TEXT NOT NULL REFERENCES crawls(id),
  old TEXT NOT NULL
) STRICT;

CREATE TABLE problems (
  id INTEGER PRIMARY KEY,
  crawl_id TEXT NOT NULL REFERENCES crawls(id),
  capture_id TEXT REFERENCES captures(id),
  url TEXT,
  stage TEXT NOT NULL,
  error TEXT NOT NULL,
  detail TEXT,
  at TEXT NOT NULL
) STRICT;

-- Every key a thing is known by: permalink, shortlink, guid, platform id, superseded id.
CREATE TABLE aliases (
  entity TEXT NOT NULL,
  key TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  PRIMARY KEY (entity, key)
) STRICT, WITHOUT ROWID;

-- Addresses still to fetch. A row is done in the transaction that stores what the address said.
CREATE TABLE frontier (
  id INTEGER PRIMARY KEY,
  crawl_id TEXT NOT NULL REFERENCES crawls(id),
  key TEXT NOT NULL,
  url TEXT NOT NULL,
  purpose TEXT NOT NULL,
  priority INTEGER NOT NULL,
  state TEXT NOT NULL,
  UNIQUE (crawl_id, key)
) STRICT;

-- Where a blog's theme puts what, as learned from what several witnesses say of the same posts.
CREATE TABLE rules (
  id INTEGER PRIMARY KEY,
  blog_id INTEGER NOT NULL REFERENCES blogs(id),
  field TEXT NOT NULL,
  selector TEXT NOT NULL,
  attribute TEXT,
  pages INTEGER NOT NULL,
  hits INTEGER NOT NULL,
  learned_at TEXT NOT NULL,
  dropped_at TEXT
) STRICT;

-- Posts about which something was said since their rows were written.
CREATE TABLE unwritten (
  post_id INTEGER PRIMARY KEY,
  blog_id INTEGER NOT NULL REFERENCES blogs(id)
) STRICT;
"""

_INDEXES = """
-- a blog's posts by date: the posts page, the counts view
CREATE INDEX posts_by_blog ON posts (blog_id, published_at);
-- posts by date over all blogs, by address: the front page, the order of the posts page, conversation by address
CREATE INDEX posts_by_date ON posts (published_at);
CREATE INDEX posts_by_url ON posts (url);
-- the order of the comments, pingbacks and captures pages
CREATE INDEX comments_by_date ON comments (published_at);
CREATE INDEX pingbacks_by_date ON pingbacks (published_at);
CREATE INDEX captures_by_date ON captures (fetched_at);
-- a post's conversation: the post page, positions, matching
CREATE INDEX comments_by_post ON comments (post_id, position);
CREATE INDEX pingbacks_by_post ON pingbacks (post_id, position);
-- replies: Datasette's reverse foreign keys, ON DELETE SET NULL
CREATE INDEX comments_by_parent ON comments (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX pingbacks_by_parent ON pingbacks (parent_id) WHERE parent_id IS NOT NULL;
-- pings sent by an archived post: set when the source arrives
CREATE INDEX pingbacks_by_source ON pingbacks (source_url);
-- what stands in a body: the post page, replacement on change
CREATE INDEX slide_references_by_post ON slide_references (post_id, comment_id);
CREATE INDEX slide_references_by_deck ON slide_references (deck_id);
CREATE INDEX slide_references_by_comment ON slide_references (comment_id) WHERE comment_id IS NOT NULL;
CREATE INDEX links_by_post ON links (post_id, comment_id);
CREATE INDEX links_by_comment ON links (comment_id) WHERE comment_id IS NOT NULL;
CREATE INDEX links_by_url ON links (url);
CREATE INDEX images_by_post ON images (post_id, comment_id);
CREATE INDEX images_by_comment ON images (comment_id) WHERE comment_id IS NOT NULL;
CREATE INDEX images_by_url ON images (url);
CREATE INDEX post_terms_by_term ON post_terms (term_id);
-- what a thing is known by: minting, merging
CREATE INDEX aliases_by_row ON aliases (entity, row_id);
-- all statements of a row: fusing, the evidence on the post page
CREATE INDEX readings_by_row ON readings (entity, row_id);
-- all statements of a conversation: matching, the evidence on the post page
CREATE INDEX readings_by_post ON readings (post_id);
-- statements that wait for their post
CREATE INDEX readings_waiting ON readings (entity) WHERE row_id IS NULL;
-- the captures of an address
CREATE INDEX captures_by_url ON captures (url, fetched_at);
CREATE INDEX captures_by_crawl ON captures (crawl_id);
CREATE INDEX problems_by_crawl ON problems (crawl_id);
CREATE INDEX revisions_by_row ON revisions (entity, row_id);
-- the rules in force
CREATE INDEX rules_in_force ON rules (blog_id) WHERE dropped_at IS NULL;
-- the next address to fetch
CREATE INDEX frontier_waiting ON frontier (crawl_id, state, priority, id);
"""

_VIEWS = """
-- A post's comments and pings as one conversation, in the order they were made.
CREATE VIEW conversation AS
  SELECT id, post_id, 'comment' AS kind, parent_id, position, depth, author, author_url, published_at, url,
    html, text, state
    FROM comments
  UNION ALL
  SELECT id, post_id, kind, parent_id, position, depth, author, coalesce(source_url, author_url), published_at, url,
    html, text, state
    FROM pingbacks
  ORDER BY post_id, position;

-- What each post holds, counted.
CREATE VIEW post_counts AS
  SELECT posts.id, posts.blog_id, posts.url, posts.title, posts.published_at, posts.comments_declared,
    (SELECT count(*) FROM comments WHERE post_id = posts.id) AS comments,
    (SELECT count(*) FROM pingbacks WHERE post_id = posts.id) AS pingbacks,
    (SELECT count(*) FROM slide_references WHERE post_id = posts.id) AS slide_references,
    (SELECT count(*) FROM images WHERE post_id = posts.id) AS images
  FROM posts;

-- What each blog holds, counted.
CREATE VIEW blog_counts AS
  SELECT blogs.id, blogs.url, blogs.title,
    (SELECT count(*) FROM posts WHERE blog_id = blogs.id AND kind IS NOT 'page') AS posts,
    (SELECT count(*) FROM posts WHERE blog_id = blogs.id AND kind = 'page') AS pages,
    (SELECT count(*) FROM comments JOIN posts ON posts.id = post_id WHERE blog_id = blogs.id) AS comments,
    (SELECT count(*) FROM pingbacks JOIN posts ON posts.id = post_id WHERE blog_id = blogs.id) AS pingbacks,
    (SELECT count(*) FROM slide_references JOIN posts ON posts.id = post_id WHERE blog_id = blogs.id)
      AS slide_references
  FROM blogs;

-- Everything a person wrote, for one search over all of it.
CREATE VIEW texts AS
  SELECT id, 'post' AS kind, id AS post_id, url, title, author, text, published_at FROM posts
  UNION ALL
  SELECT id, 'comment', post_id, url, NULL, author, text, published_at FROM comments
  UNION ALL
  SELECT id, kind, post_id, url, source_title, author, text, published_at FROM pingbacks;
"""

_TOKENIZE = "unicode61 remove_diacritics 2"


def _statements(script: str) -> list[str]:
    return [statement.strip() for statement in script.split(";") if statement.strip()]


def _search_index(table: str, columns: tuple[str, ...]) -> list[str]:
    """The FTS5 index of one table and the triggers that keep it and `texts_fts` in step."""
    listed = ", ".join(columns)
    new = ", ".join(f"new.{column}" for column in columns)
    old = ", ".join(f"old.{column}" for column in columns)
    add = f"INSERT INTO {table}_fts (rowid, {listed}) VALUES (new.id, {new});"
    remove = f"INSERT INTO {table}_fts ({table}_fts, rowid, {listed}) VALUES ('delete', old.id, {old});"
    if texts := TEXTS.get(table):
        values = {row: ", ".join(c if c == "NULL" else f"{row}.{c}" for c in texts) for row in ("new", "old")}
        add += f" INSERT INTO texts_fts (rowid, title, author, text) VALUES (new.id, {values['new']});"
        forget = f"VALUES ('delete', old.id, {values['old']});"
        remove += f" INSERT INTO texts_fts (texts_fts, rowid, title, author, text) {forget}"
    return [
        f"CREATE VIRTUAL TABLE {table}_fts USING fts5 ({listed}, content=[{table}], content_rowid=id, "
        f"tokenize='{_TOKENIZE}')",
        f"CREATE TRIGGER {table}_fts_delete AFTER DELETE ON {table} BEGIN {remove} END",
        f"CREATE TRIGGER {table}_fts_update AFTER UPDATE OF {listed} ON {table} BEGIN {remove} {add} END",
    ]


@migrations()
def m001_one_blog(db: Database) -> None:
    """The tables of 0.1."""
    for script in (_TABLES, _INDEXES, _VIEWS):
        for statement in _statements(script):
            db.execute(statement)
    db.execute(
        "CREATE VIRTUAL TABLE texts_fts USING fts5 (title, author, text, content=[texts], content_rowid=id, "
        f"tokenize='{_TOKENIZE}')"
    )
    for table, columns in SEARCHED.items():
        for statement in _search_index(table, columns):
            db.execute(statement)
