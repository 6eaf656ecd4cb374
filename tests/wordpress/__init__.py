"""A real WordPress, filled by us, against which a crawl's archive is compared row by row.

    pytest tests/wordpress --wordpress              # the pairwise cover of the grid; or BLOGARK_WORDPRESS=1 pytest
    BLOGARK_GRID=full pytest tests/wordpress --wordpress
    pytest tests/wordpress --wordpress -k 2021-it-pretty-rest-feeds-oldest
    python -m tests.wordpress.server --help         # a filled server to crawl by hand

BLOGARK_WORDPRESS_CACHE names the folder of the unpacked packages, BLOGARK_WORDPRESS_REPORT a .md or .json file for the
figures of each cell. The only network traffic beside loopback is apt's.
"""
