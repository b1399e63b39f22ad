"""Waiting for the write lock is fair and bounded, in threads and in processes."""

from __future__ import annotations

import fcntl
import threading
from pathlib import Path

import pytest

from counter.refusal import Fault
from counter.store.lock import _Line, held


def test_whoever_waits_comes_before_whoever_has_just_let_go(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    mine, may_leave = threading.Event(), threading.Event()

    def neighbour() -> None:
        with held(path):
            mine.set()
            may_leave.wait()

    waiting = threading.Thread(target=neighbour)
    with held(path):
        waiting.start()
        while not somebody_waits(path):
            mine.wait(0.01)
    again = _Line(path)
    assert not again.enter_at_once()
    assert mine.wait(10)
    may_leave.set()
    waiting.join()
    assert again.enter_at_once()
    again.leave()


def somebody_waits(path: Path) -> bool:
    """Whether the queue is held: somebody stands at its head."""
    with path.with_suffix(".queue").open("rb+") as queue:
        try:
            fcntl.flock(queue, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def test_who_has_given_up_does_not_hold_the_lock_later(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with held(path):
        with pytest.raises(Fault, match="store-busy"), held(path, 0.05):
            pytest.fail("two hold the lock")
        with pytest.raises(Fault, match="store-busy"), held(path, 0.05):
            pytest.fail("two hold the lock")
    with held(path, 5):
        pass


def test_the_lock_is_free_again_after_an_error(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with pytest.raises(RuntimeError, match="inside"), held(path):
        raise RuntimeError("inside")
    with held(path, 0.05):
        pass
