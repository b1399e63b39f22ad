"""`counter quote`: what a parcel costs and when it arrives, all products side by side."""

from __future__ import annotations

from decimal import Decimal

import click

from counter.cli.quote_document import quote_document, quote_lines
from counter.cli.session import OUTLET_ZONE, Session
from counter.cli.typed import Kilograms, Percent, Size, Yuan
from tariffs.weight import Dimensions


@click.command("quote")
@click.option("--from", "origin", required=True, help="GB/T 2260 code or Chinese name.")
@click.option("--to", "destination", required=True, help="The same, or a country.")
@click.option("--weight", required=True, type=Kilograms(), help="Weight in kg.")
@click.option("--dims", type=Size(), help="Length x width x height in cm.")
@click.option("--declared", type=Yuan(), help="Declared value in yuan; means insured.")
@click.option("--pack", help="Packaging: S, M or L.")
@click.option("--product", help="Only this product.")
@click.option("--goods", help="Class of goods, G0 to G5.")
@click.option("--papers", is_flag=True, help="The papers for abroad are in hand.")
@click.option("--discount", type=Percent(), default=Decimal(0), help="Discount in percent.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def COMMAND(  # noqa: N802, PLR0913 - found by this name; one parameter for each option
    session: Session,
    *,
    origin: str,
    destination: str,
    weight: Decimal,
    dims: Dimensions | None,
    declared: int | None,
    pack: str | None,
    product: str | None,
    goods: str | None,
    papers: bool,
    discount: Decimal,
    as_json: bool,
) -> None:
    """Quote a route."""
    from counter.quoting import Wanted, ask_tariff, find_place

    session.json = as_json
    rules, outlet, at = session.tariff_desk()
    wanted = Wanted(
        origin=origin,
        destination=destination,
        weight_kg=weight,
        dims=dims,
        declared_fen=declared,
        insured=declared is not None,
        packaging=pack.upper() if pack else None,
        goods_class=goods.upper() if goods else None,
        papers=papers,
        products=(product.upper(),) if product else None,
        discount_percent=discount,
        role=session.role(),
    )
    quote = ask_tariff(rules, outlet.zone if outlet else OUTLET_ZONE, wanted, at)
    ends = find_place(rules, origin), find_place(rules, destination)
    zone = outlet.zone if outlet else OUTLET_ZONE
    session.answer(quote_document(quote, *ends, zone), *quote_lines(quote, *ends, zone))
