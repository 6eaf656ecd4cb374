"""The WARC writer and reader, held against warcio's own checker."""
