"""Files that nobody fetched, as an import writes them."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from archive.warc import Record, Resource, Stored, WarcWriter, pack, read_record, read_warc, warc_files

from .exchanges import check

RESOURCE = Resource(
    url="https://blog.example/2013/01/28/post/",
    fetched_at="2013-01-29T10:00:00Z",
    content_type="text/html",
    body=b"<html><p>Buongiorno</p></html>",
    name="specchio/2013/caffè %3F\udcff.html",
)


def test_resource(tmp_path: Path) -> None:
    """A file that nobody fetched is written as a resource, read back whole, and passes warcio's check."""
    with closing(WarcWriter(tmp_path, "blog", {"crawl": "c1"})) as writer:
        record = writer.append(pack(RESOURCE))
        plain = writer.append(pack(replace(RESOURCE, name=None)))
    (path,) = warc_files(tmp_path)
    expected = Stored(
        record=record,
        headers=(("Content-Type", "text/html"),),
        body=RESOURCE.body,
        ip=None,
        info={},
        truncated=None,
        name=RESOURCE.name,
    )
    assert list(read_warc(path))[1:] == [expected, replace(expected, record=plain, name=None)]
    assert read_record(tmp_path, record.file, record.offset) == expected
    assert record == Record(
        id=record.id,
        type="resource",
        url=RESOURCE.url,
        fetched_at=RESOURCE.fetched_at,
        status=None,
        content_type="text/html",
        digest="sha1:TY2ITDCGGWVQ6RYIXYAC5R6UP6ZOVOBT",
        etag=None,
        last_modified=None,
        file=path.name,
        offset=record.offset,
        length=record.length,
    )
    check(path)


def test_same_resource_same_id() -> None:
    """A file packed again has its id again; another date, address, name or content is another capture."""
    others = [
        replace(RESOURCE, fetched_at="2014-01-29T10:00:00Z"),
        replace(RESOURCE, url="https://blog.example/"),
        replace(RESOURCE, name=None),
        replace(RESOURCE, body=b""),
    ]
    assert pack(RESOURCE) == pack(RESOURCE)
    assert len({pack(one).record.id for one in (RESOURCE, *others)}) == 5
