"""The page's own words for what the record says in codes."""

from __future__ import annotations

from counter.words import N_
from tracking.number import NumberKind

NUMBER_KINDS = {
    NumberKind.HOUSE: N_("our own waybill"),
    NumberKind.S10: N_("postal item, UPU S10"),
    NumberKind.OTHER: N_("number of another carrier"),
    NumberKind.EMPTY: "",
}
FINDINGS = {
    "AT_RISK": N_("at risk"),
    "DELAYED": N_("delayed"),
    "STALLED": N_("stalled"),
}
DUTIES = {
    "notify": N_("tell the customer"),
    "exception": N_("exception"),
    "promise": N_("promised call"),
    "report": N_("report"),
}
NOTES = {
    "event-after-final": N_("an event came after the parcel was closed"),
    "event-from-the-future": N_("an event lies in the future"),
    "signer-not-the-recipient": N_("not signed by the recipient: no proof of personal receipt"),
    "meaning-unsure": N_("sources disagree on what the last code means"),
}
MAY_TELL = N_("Tell after 2 of number, name, last 4: status, place, promise; no phone, address")
CHANNELS = {
    "counter": N_("counter"),
    "phone": N_("phone"),
    "web": N_("web"),
    "message": N_("message"),
}
