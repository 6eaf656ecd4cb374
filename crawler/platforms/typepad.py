"""TypePad, the hosted sibling of Movable Type, whose markup and feeds it shares."""

from crawler.platforms import movabletype
from crawler.platforms.movabletype import detect

NAME = "typepad"
GENERATOR = None

is_page = detect.is_typepad
read_page = movabletype.read_page
read_json = movabletype.read_json
read_feed = movabletype.read_feed
is_probe = movabletype.is_probe
