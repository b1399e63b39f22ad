"""The settings of this machine: a TOML file in the home, decoded strictly."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated

import msgspec

from counter.refusal import Fault, define
from counter.words import DEFAULT, LANGUAGES, N_

BAD_SETTINGS = define(
    "bad-settings",
    happened=N_("The settings file {path} cannot be used: {fault}."),
    stored=N_("Nothing was changed; the file was left as it is."),
    todo=N_("Correct that line, or set the file aside to run with the defaults."),
    say=N_("One moment please, our terminal needs attention; your parcel is safe."),
)


class Ui(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a person sees: the language before anybody has signed in."""

    language: str = DEFAULT


class Print(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where receipts go: a folder (one file each) or a device such as /dev/usb/lp0.

    `columns` is the width of the paper in cells: 32 for paper of 58 mm, 48 for 80 mm.
    """

    receipt: str = ""
    columns: Annotated[int, msgspec.Meta(ge=32, le=200)] = 48


class Security(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How long a signed-in screen may stand untouched before it asks for the PIN (minutes)."""

    lock_minutes: Annotated[int, msgspec.Meta(ge=1, le=240)] = 3


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All settings, with their defaults."""

    ui: Ui = Ui()
    print: Print = Print()
    security: Security = Security()


def read_settings(path: Path) -> Settings:
    """The settings of a file; the defaults where there is none.

    Raises Fault `bad-settings` naming the key that is wrong.
    """
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
        settings = msgspec.convert(found, Settings)
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except (OSError, UnicodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise Fault(BAD_SETTINGS, path=str(path), fault=str(error)) from error
    if settings.ui.language not in LANGUAGES:
        raise Fault(BAD_SETTINGS, path=str(path), fault=f"ui.language = {settings.ui.language}")
    return settings
