"""What the clerk reads under the form: a refusal in its five parts, or what the goods ask for."""

from __future__ import annotations

from counter.quoting import in_words
from counter.words import N_, _, language
from screens.intake.prices import Priced
from screens.widgets.rows import Part, paragraph
from tariffs.goods_book import GoodsClass
from tariffs.quote import Option

HEIGHT = 4
_CELLS = 77
_YET = N_("Nothing is stored yet; F10 puts the refusal on record.")


def notes_of(priced: Priced | None, product: str, goods: GoodsClass | None) -> list[list[Part]]:
    """At most `HEIGHT` rows: the refusal of the chosen product, or of all, or the goods' own."""
    option = _refused(priced, product)
    if priced is not None and option is not None:
        return _refusal(option, priced, goods)
    if goods is not None and goods.decision != "ACCEPT":
        return [
            *paragraph(f"{goods.code} {goods.todo.of(language())}", _CELLS, 2),
            *paragraph(goods.say.of(language()), _CELLS, 2, "» "),
        ]
    return []


def _refused(priced: Priced | None, product: str) -> Option | None:
    """The refused option that matters: the chosen one, or any when all are refused."""
    if priced is None:
        return None
    options = priced.quote.options
    chosen = priced.quote.option(product)
    if chosen is not None:
        return chosen if chosen.refused else None
    return options[0] if all(option.refused for option in options) else None


def _refusal(option: Option, priced: Priced, goods: GoodsClass | None) -> list[list[Part]]:
    """What happened with its code, what is stored, what to do, the alternative, what to say."""
    if option.refused is None:
        return []
    refused = in_words(option.refused, priced.origin, priced.destination)
    words = refused.wording(language())
    of_goods = goods is not None and refused.code.startswith("goods-")
    todo, say = words.todo, words.say
    stored = words.stored
    if of_goods and goods is not None:
        todo = f"{goods.todo.of(language())} {goods.alternative.of(language())}"
        say, stored = goods.say.of(language()), _(_YET)
    return [
        *paragraph(f"✗ {refused.code}: {words.happened} {stored}", _CELLS, 1, look="strong"),
        *paragraph(todo, _CELLS, 2, "  "),
        *paragraph(say, _CELLS, 1, "» "),
    ]
