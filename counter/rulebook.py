"""The rules of an outlet by the day they are asked for: tariffs, goods, terms, tracking, places.

Everything is read when first used: start-up pays for no rule file. The packaged rules stand for
every outlet; a file in the outlet's rules folder overrides the packaged one of the same id, or
stands beside it from its own first day on (DEC-6).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from functools import cached_property
from importlib import resources
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from claims.terms import Terms
    from counter.rule_files import Named
    from tariffs.book import Book, Tariff
    from tariffs.faults import Fault
    from tariffs.goods_book import GoodsBook
    from tariffs.place import Gazetteer
    from tracking.rule_set import RuleSet
    from tracking.rules_model import RuleFile

T = TypeVar("T", bound="Named")


def load_rulebook(operator: Path | None = None) -> RuleBook:
    """Return the rules of an outlet; `operator` is its rules folder, which need not exist."""
    return RuleBook(operator)


def read_rules(
    package: str, struct: type[T], operator: Path | None
) -> tuple[tuple[T, ...], tuple[Fault, ...]]:
    """Return the rule files of a package that can be used, and every fault of the others.

    `operator` is the outlet's rules folder; its files lie in a sub-folder named as the package.
    """
    from counter.rule_files import Kind, read_kind

    return read_kind(Kind(package, struct), operator)


@dataclass(frozen=True)
class RuleBook:
    """Every rule file of an outlet, read once, when first used."""

    operator: Path | None = None
    _tracking_sets: dict[date, RuleSet] = field(default_factory=dict, repr=False, compare=False)

    @property
    def tariffs(self) -> tuple[Tariff, ...]:
        """Every tariff that can be used, in no order; `tariff_at` picks."""
        return self._tariffs[0]

    @property
    def goods(self) -> tuple[GoodsBook, ...]:
        """Every goods list that can be used."""
        return self._goods[0]

    @property
    def terms(self) -> tuple[Terms, ...]:
        """Every file of compensation terms that can be used."""
        return self._terms[0]

    @property
    def tracking_files(self) -> tuple[RuleFile, ...]:
        """Every file of tracking rules that can be used."""
        return self._tracking[0]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Every fault of every file, for the banner and for `doctor`; reads all files."""
        kinds = (self._tariffs[1], self._goods[1], self._terms[1], self._tracking[1])
        return tuple(dict.fromkeys(fault for faults in kinds for fault in faults))

    def tariff_at(self, day: date) -> Book:
        """Return what prices a parcel on a local day.

        Raises QuoteRefused `no-book-in-force` when no tariff or no goods list holds that day.
        """
        from tariffs.book import Book
        from tariffs.check import in_force
        from tariffs.refusal import QuoteRefused, Refusal

        tariff, goods = in_force(self.tariffs, day), in_force(self.goods, day)
        if tariff is None or goods is None:
            raise QuoteRefused(Refusal("no-book-in-force", {"day": day.isoformat()}))
        return Book(tariff, goods)

    def terms_at(self, day: date) -> Terms | None:
        """Return the compensation terms of a local day, or None when none hold."""
        from tariffs.check import in_force

        return in_force(self.terms, day)

    def tracking_at(self, day: date) -> RuleSet:
        """Return the tracking rules of a day; raises RuleFault when the files do not fit."""
        from tracking.rule_set import assemble

        if day not in self._tracking_sets:
            self._tracking_sets[day] = assemble(self.tracking_files, day)
        return self._tracking_sets[day]

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Every place, from the packaged lists."""
        from tariffs.gazetteer_rows import PlaceRows, build

        lists = ("mainland", "regions", "hk_mo_tw", "countries", "aliases")
        return build(PlaceRows(*map(_rows, lists)))

    @cached_property
    def _tariffs(self) -> tuple[tuple[Tariff, ...], tuple[Fault, ...]]:
        from counter.rule_files import Kind, read_kind
        from tariffs.book import Tariff
        from tariffs.check import check, check_sequence

        kind = Kind("tariffs", Tariff, check, check_sequence, frozenset({"goods"}))
        return read_kind(kind, self.operator)

    @cached_property
    def _goods(self) -> tuple[tuple[GoodsBook, ...], tuple[Fault, ...]]:
        from counter.rule_files import Kind, read_kind
        from tariffs.check import check_goods, check_sequence
        from tariffs.goods_book import GoodsBook

        def sound(book: GoodsBook, file: str) -> tuple[Fault, ...]:
            return check_goods(book, self.tariffs, file)

        kind = Kind("tariffs", GoodsBook, sound, check_sequence, frozenset({"tariff"}))
        return read_kind(kind, self.operator)

    @cached_property
    def _terms(self) -> tuple[tuple[Terms, ...], tuple[Fault, ...]]:
        from claims.terms import Terms, check_terms
        from counter.rule_files import Kind, read_kind
        from tariffs.check import check_sequence

        return read_kind(Kind("claims", Terms, check_terms, check_sequence), self.operator)

    @cached_property
    def _tracking(self) -> tuple[tuple[RuleFile, ...], tuple[Fault, ...]]:
        from tracking.rules_model import RuleFile

        return read_rules("tracking", RuleFile, self.operator)


def _rows(name: str) -> list[list[str]]:
    path = resources.files("tariffs").joinpath("places", f"{name}.csv")
    return list(csv.reader(path.read_text(encoding="utf-8").splitlines()))[1:]
