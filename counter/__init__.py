"""The shell of Express Counter: disk, network, clock, words, command line and jobs."""

__version__ = "0.1.0"
