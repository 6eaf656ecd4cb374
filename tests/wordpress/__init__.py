"""A real WordPress, filled by us, against which a crawl's archive is compared row by row."""
