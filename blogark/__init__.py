"""The `blogark` command."""
