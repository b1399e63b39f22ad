"""What is built and what is kept: catalogues, licence, ignored files, the steps of make and CI."""

from __future__ import annotations

import gettext
import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from babel.messages.pofile import PoFileError

from hatch_build import compile_catalogues

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def _catalogue(root: Path, entries: str) -> Path:
    path = root / "counter/locale/zh_CN/LC_MESSAGES/counter.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + entries, encoding="utf-8")
    return path


def test_a_catalogue_is_compiled_beside_its_source(tmp_path: Path) -> None:
    source = _catalogue(tmp_path, 'msgid "Quote"\nmsgstr "报价"\n')
    assert compile_catalogues(tmp_path) == [source.with_suffix(".mo")]
    words = gettext.translation("counter", tmp_path / "counter/locale", ["zh_CN"])
    assert words.gettext("Quote") == "报价"


def test_a_doubtful_translation_is_not_compiled(tmp_path: Path) -> None:
    _catalogue(tmp_path, '#, fuzzy\nmsgid "Quote"\nmsgstr "引文"\n')
    compile_catalogues(tmp_path)
    words = gettext.translation("counter", tmp_path / "counter/locale", ["zh_CN"])
    assert words.gettext("Quote") == "Quote"


def test_a_broken_catalogue_stops_the_build(tmp_path: Path) -> None:
    _catalogue(tmp_path, 'msgid "Quote"\nmsgstr "报价"\nrubbish\n')
    with pytest.raises(PoFileError):
        compile_catalogues(tmp_path)


def test_the_licence_is_complete(texts: Mapping[str, str]) -> None:
    licence = texts["LICENSE"]
    assert "Version 2.0, January 2004" in licence
    assert all(re.search(rf"^   {number}\. ", licence, re.MULTILINE) for number in range(1, 10))
    assert "APPENDIX: How to apply the Apache License to your work." in licence
    assert licence.rstrip().endswith("limitations under the License.")


@pytest.mark.parametrize(
    "path",
    [
        ".venv/pyvenv.cfg",
        ".demo/counter.db",
        ".bootstrap/install.log",
        "counter/locale/zh_CN/LC_MESSAGES/counter.mo",
        "dist/express_counter-0.1.0-py3-none-any.whl",
        "build/counter.pot",
    ],
)
def test_what_is_made_is_not_kept(path: str, root: Path) -> None:
    if not (root / ".git").exists():
        pytest.skip("not a git checkout")
    done = subprocess.run(["git", "check-ignore", "-q", path], cwd=root, check=False)
    assert done.returncode == 0


def test_make_prints_every_step_it_has(root: Path, texts: Mapping[str, str]) -> None:
    targets = set(re.findall(r"^([a-z][a-z-]*):", texts["Makefile"], re.MULTILINE))
    done = subprocess.run(
        ["make", "--no-print-directory"], cwd=root, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert set(re.findall(r"^  make (\S+)  +\S", done.stdout, re.MULTILINE)) == targets


def test_check_runs_every_step_that_can_fail(texts: Mapping[str, str]) -> None:
    steps = re.search(r"^check: (.*?) ##", texts["Makefile"], re.MULTILINE)
    assert steps
    assert steps.group(1).split() == [
        "layout", "lint", "types", "contracts", "words", "wheel", "test",
    ]  # fmt: skip


def test_ci_runs_the_steps_of_make(root: Path, texts: Mapping[str, str]) -> None:
    script = root / ".ci/run"
    assert os.access(script, os.X_OK)
    assert subprocess.run(["bash", "-n", script], check=False).returncode == 0
    assert "set -euo pipefail" in texts[".ci/run"]
    assert texts[".ci/run"].rstrip().splitlines()[-1].startswith("make check")
