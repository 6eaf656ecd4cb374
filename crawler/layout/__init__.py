"""Where things sit on a page that nobody has described: title, body, author, date and conversation, by structure."""
