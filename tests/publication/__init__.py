"""The archive as Datasette and `blogark serve` show it."""
