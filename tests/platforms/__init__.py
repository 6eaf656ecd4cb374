"""Pages, feeds and answers of each platform: what no row of a fixture shows."""
