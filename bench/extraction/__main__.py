"""`python -m bench.extraction`."""

from bench.extraction.run import main

main()
