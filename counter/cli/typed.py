"""Read what was typed on a command line: weights, sizes, amounts."""

from __future__ import annotations

from decimal import Decimal

import click

from tariffs.money import to_fen, to_percent
from tariffs.weight import Dimensions, to_dimensions, to_kg


class Kilograms(click.ParamType[Decimal]):
    """A weight in kg, such as 2.35."""

    name = "kg"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Decimal:
        """The weight; a usage error names what was typed."""
        try:
            return to_kg(str(value))
        except ValueError:
            self.fail(f"not a weight in kg: {value}", param, ctx)


class Percent(click.ParamType[Decimal]):
    """A percentage, such as 10 or 7.5; the tariff says how much may be given."""

    name = "percent"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Decimal:
        """The percentage; a usage error names what was typed."""
        try:
            return to_percent(str(value))
        except ValueError:
            self.fail(f"not a percentage: {value}", param, ctx)


class Size(click.ParamType[Dimensions]):
    """Length, width and height in cm, such as 50x40x30."""

    name = "LxWxH"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Dimensions:
        """The size; a usage error names what was typed."""
        if isinstance(value, Dimensions):
            return value
        try:
            return to_dimensions(str(value))
        except ValueError:
            self.fail(f"not a size in cm (LxWxH): {value}", param, ctx)


class Yuan(click.ParamType[int]):
    """An amount in yuan with at most two decimal places; becomes whole fen."""

    name = "yuan"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Whole fen; a usage error names what was typed."""
        try:
            return to_fen(str(value).replace(",", ""))
        except ValueError:
            self.fail(f"not an amount in yuan: {value}", param, ctx)
