"""Some weeks of work at the demo outlet, done through the same jobs as any other work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

from counter.actor import Actor
from counter.clock import StoppedClock
from counter.demo.answers import Seen, kuaidi100
from counter.demo.enquiries import answer_enquiry, finish_duties, promise_calls
from counter.demo.fixtures import CARRIER, PROVIDER, take_in_known
from counter.demo.foreign import ingest_foreign
from counter.demo.sending import Customers, Sent, send
from counter.demo.world import Chance
from counter.desk import Desk
from counter.ids import new_id
from counter.jobs.ingest import Ingest
from counter.jobs.watch import Watch
from counter.watching import WATCH

WEEKS = 4
# Labels of the known parcels sort before this: the scenarios find those as they are stated.
_AFTER_THE_KNOWN = "KD260000000000"
_FIRST_TARIFF = date(2025, 9, 1)
_POLLS = (time(8, 5), time(12, 40), time(17, 45), time(21, 10))

Step = tuple[datetime, Callable[[], None]]


def fill(desk: Desk, until: datetime, seed: int) -> None:
    """Take the known parcels in, then live through the weeks up to `until` (aware).

    Leaves the desk's clock at `until`.
    """
    take_in_known(desk)
    weeks = _Weeks(desk, until, Chance(seed))
    for at, step in sorted(weeks.steps(), key=lambda entry: entry[0]):
        if at <= until:
            desk.clock = StoppedClock(at)
            step()
    ingest_foreign(desk, until, weeks.chance)
    weeks.poll(until)
    desk.clock = StoppedClock(until)
    weeks.watch()
    promise_calls(desk, until, weeks.sent, weeks.chance)


class _Weeks:
    """The weeks under way: who came, and what was sent."""

    def __init__(self, desk: Desk, until: datetime, chance: Chance) -> None:
        self.desk, self.until, self.chance = desk, until, chance
        self.customers = Customers(chance)
        self.sent: list[Sent] = []

    def steps(self) -> Iterator[Step]:
        """Everything that happens, by its time."""
        zone = self.desk.outlet.zone
        last = self.until.astimezone(zone).date()
        first = max(last - timedelta(weeks=WEEKS), _FIRST_TARIFF)
        for count in range((last - first).days + 1):
            yield from self._day(first + timedelta(days=count))

    def _day(self, day: date) -> Iterator[Step]:
        zone, busy = self.desk.outlet.zone, day.weekday() < 5
        opens = datetime.combine(day, time(8, 30), zone)
        closes = datetime.combine(day, time(20, 15), zone)
        for _ in range(self.chance.between(9, 15) if busy else self.chance.between(4, 9)):
            at = self.chance.moment(opens, closes)
            yield at, lambda at=at: self._send(at)  # type: ignore[misc]
        for _ in range(self.chance.between(0, 3)):
            at = self.chance.moment(opens, closes)
            yield at, lambda at=at: self._enquire(at)  # type: ignore[misc]
        for clock in _POLLS:
            at = datetime.combine(day, clock, zone)
            yield at, lambda at=at: self.poll(at)  # type: ignore[misc]
        yield datetime.combine(day, time(8, 10), zone), self.watch
        yield datetime.combine(day, time(19, 0), zone), self._finish

    def _send(self, at: datetime) -> None:
        sent = send(self.desk, at, self.customers.next(), self.chance)
        if sent is not None:
            self.sent.append(sent)

    def _enquire(self, at: datetime) -> None:
        if self.sent:
            answer_enquiry(self.desk, self.chance.one(self.sent[-80:]), at, self.chance)

    def _finish(self) -> None:
        finish_duties(self.desk, self.chance)

    def poll(self, at: datetime) -> None:
        """Store what the provider has to tell since the last time, in one answer."""
        news: list[Seen] = []
        for sent in self.sent:
            happened = sent.happened(at) if sent.told < len(sent.scans) else ()
            if len(happened) > sent.told:
                sent.told = len(happened)
                news.append(Seen(sent.waybill, CARRIER, happened))
        if news:
            self.desk.clock = StoppedClock(at)
            payload = kuaidi100(news, self.desk.outlet.zone)
            job = Ingest(job=new_id(), provider=PROVIDER, payload=payload)
            self.desk.do(job, Actor.remote(PROVIDER))

    def watch(self) -> None:
        """Look over the parcels of these weeks; those of the scenarios are left to them."""
        after = _AFTER_THE_KNOWN
        while after:
            outcome = self.desk.do(Watch(job=new_id(), after=after), WATCH)
            after = str(outcome.facts["next"])
