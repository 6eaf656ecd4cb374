"""What is asked for, how often, how much of it, and of whom: crawls of small servers."""
