"""How well and how fast saved pages are read, beside trafilatura, readability-lxml and newspaper4k: `make bench`.

`make bench BENCH="--ours-only --worst"` passes options on. `make bench PAGES=dir` names another set of pages: `dir`
holds two folders, each with a `truth.jsonl` of one object a page, whose `file` is the page's path in that folder:

- `blogs/`, pages of blogs in one folder a blog, with labels from the blog's own feeds. Where its feed holds the post:
  `title`, `author`, `date` (RFC 822, UTC), `content_text`, `content_html`. Where the post has a feed of its comments:
  `comments`, each with `id`, `author`, `date`, `text`, `kind` (`comment`, `ping`, `ping?` or `?`) and `in_page_id`,
  whether the page prints the id; and `comments_complete`, whether the feed holds them all.
- `gold/`, pages of any kind, with `content_text`, `comments_text` (all comments as one text, empty where there are
  none) and `platform`.

A reader gets the bytes of a page and nothing else: no address, no label, no other page.

A comment is found where an item has its id or, where the page prints none, its text; that text counts from a token F1
of 0.9, apart from author, minute and id. Times printed without a zone may be off by one constant offset a blog and
season (`dates.py`). An item that a complete feed does not hold is an error. Pings are found by id, text or title, and
told where the item says that it is one; a comment that is called a ping counts against that. Bodies that a feed cuts at
a `more-link` are not compared.
"""
