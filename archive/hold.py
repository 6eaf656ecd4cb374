"""A lock on what only one process at a time may work on."""

import errno
import fcntl
import os
from pathlib import Path


class Hold:
    """A lock beside an archive, held until it is let go or the process ends, in whatever way."""

    def __init__(self, path: Path) -> None:
        """Raises `BlockingIOError` where another process holds it, or just let go of it."""
        self._path = path
        self._file = os.open(path, os.O_CREAT | os.O_RDWR)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno == errno.EWOULDBLOCK:  # other errors come of file systems without locks
                os.close(self._file)
                raise
        if not os.fstat(self._file).st_nlink:  # let go of, and with it the file, after it was opened here
            os.close(self._file)
            raise BlockingIOError(errno.EWOULDBLOCK, os.strerror(errno.EWOULDBLOCK), str(path))

    def let_go(self) -> None:
        """Let others have it."""
        self._path.unlink(missing_ok=True)
        os.close(self._file)
