"""Imports that are killed go on when the same command is given again."""

import sqlite3
from contextlib import closing
from pathlib import Path

from command import blogark
from rows import difference

from archive.database import DATABASE

from .bringing import bring_in, held


def test_interrupted(mirror: Path, tmp_path: Path) -> None:
    """An import that was killed goes on when the same command is given again, and ends as if it had not been."""
    dies = "import os, pipelines.importing.run as r; k = r.Importer.keep; n = [0]\n"
    dies += "def keep(*a):\n    n[0] += 1\n    os._exit(9) if n[0] > 12 else k(*a)\nr.Importer.keep = keep"
    code = f"exec({dies!r})"
    assert blogark("import", mirror, "--archive", tmp_path / "killed", "--jobs", "1", changed=code).status == 9
    assert blogark("import", mirror, "--archive", tmp_path / "killed", "--jobs", "2").status == 0
    bring_in(mirror, tmp_path / "whole")
    assert difference(held(tmp_path / "whole"), held(tmp_path / "killed")) == ""
    with closing(sqlite3.connect(tmp_path / "killed" / DATABASE)) as database:
        assert database.execute("SELECT count(*), min(outcome) FROM crawls").fetchall() == [(1, "finished")]


def test_a_process_that_reads_is_killed(mirror: Path, tmp_path: Path) -> None:
    """What the readers' processes may meet is told in one line, and the same command goes on."""
    dies = "import os, pipelines.importing.saved as s; r = s.read_file\n"
    dies += "s.read_file = lambda url, *a: os._exit(9) if url.endswith('/la-mappa/') else r(url, *a)"
    done = blogark("import", mirror, "--archive", tmp_path, "--jobs", "2", changed=f"exec({dies!r})")
    assert (done.status, done.err.count("\n")) == (1, 1)
    assert "--jobs" in done.err
    assert blogark("import", mirror, "--archive", tmp_path).status == 0


def test_interrupted_while_processes_start(mirror: Path, tmp_path: Path) -> None:
    """An import that is interrupted between the starts of two readers ends at once."""
    early = "import os, signal, multiprocessing.process as m; s = m.BaseProcess.start\n"
    early += "signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may ignore it\n"
    early += "m.BaseProcess.start = lambda self: (s(self), os.kill(os.getpid(), signal.SIGINT))"
    done = blogark("import", mirror, "--archive", tmp_path, "--jobs", "2", changed=f"exec({early!r})", seconds=30)
    assert (done.status, done.out, done.err) == (1, "", "\nAborted!\n")
