"""WARC/1.1 files (ISO 28500:2017): what was received, kept for whoever comes later.

Every record is a gzip member of its own, so that it can be read by its offset and a killed writer costs at most the
exchange it was writing.
"""

from archive.warc.reader import read_record, read_warc, warc_files
from archive.warc.records import Exchange, Headers, Packed, Record, Resource, Stored, TornRecord
from archive.warc.writer import WarcWriter, pack

__all__ = [
    "Exchange",
    "Headers",
    "Packed",
    "Record",
    "Resource",
    "Stored",
    "TornRecord",
    "WarcWriter",
    "pack",
    "read_record",
    "read_warc",
    "warc_files",
]
