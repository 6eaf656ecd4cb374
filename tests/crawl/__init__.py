"""What `blogark crawl` makes of blogs on loopback servers, in processes of their own."""
