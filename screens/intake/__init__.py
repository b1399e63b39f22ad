"""The parts of the intake page: the quote that becomes the parcel."""
