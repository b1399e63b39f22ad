"""Questions: read-only SQL in, a frozen view model out; one question a file."""
