"""Work shared among processes: results in the order of the tasks, few of which are held at a time."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import wait
from types import TracebackType
from typing import Self, TypeVar

from pipelines.memory import collect_seldom

Task = TypeVar("Task")
Result = TypeVar("Result")

#: How much is handed over at a time: enough to make the way between processes cheap.
_TASKS = 16
_BYTES = 2_000_000
#: Portions on their way for each process.
_AHEAD = 3
#: The one that stores what the others read is not to wait for them, else it has much left to do alone at the end.
_NICER = 5


class Workers:
    """Processes to share work among; where there is to be but one, this one does it all."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        collect_seldom()
        if self.jobs > 1:
            self._pool = ProcessPoolExecutor(self.jobs, initializer=_start)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=kind is None, cancel_futures=True)

    def map(
        self, work: Callable[[Task], Result], tasks: Iterable[Task], size: Callable[[Task], int]
    ) -> Iterator[Result]:
        """What `work` makes of each task, in order; `size` says how many bytes a task holds."""
        if self._pool is None:
            yield from map(work, tasks)
            return
        waiting: deque[Future[list[Result]]] = deque()
        for portion in _portions(tasks, size):
            with _uninterrupted():
                waiting.append(self._pool.submit(_do, work, portion))
            if len(waiting) >= self.jobs * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _portions(tasks: Iterable[Task], size: Callable[[Task], int]) -> Iterator[list[Task]]:
    portion: list[Task] = []
    held = 0
    for task in tasks:
        portion.append(task)
        held += size(task)
        if len(portion) >= _TASKS or held >= _BYTES:
            yield portion
            portion, held = [], 0
    if portion:
        yield portion


def _do(work: Callable[[Task], Result], tasks: list[Task]) -> list[Result]:
    return [work(task) for task in tasks]


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back while processes are started, since half a pool never ends; they themselves never hear it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start() -> None:
    """Give way to the parent, and end where it is killed."""
    os.nice(_NICER)
    collect_seldom()
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
