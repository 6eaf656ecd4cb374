"""Where on a page things sit when nobody says so: title, body, author, date and conversation by structure alone."""
