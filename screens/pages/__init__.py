"""The pages: each module here with a `PAGE` is one, and nothing else lists them."""
