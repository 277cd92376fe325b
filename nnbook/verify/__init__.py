"""Proof that what a reader sees is what the code computes, in both languages.

One check a file; each is a pure function `check(book) -> list[Problem]`. `checks.py` lists them.
"""
