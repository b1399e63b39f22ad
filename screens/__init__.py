"""The face of Express Counter: the only package that imports Textual."""
