"""The parts of the tracking page: what a number means, and the enquiry about it."""
