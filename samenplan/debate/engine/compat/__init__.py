"""Polis as it is, from a cold start: the groups, the lists and the numbers, to the letter.

Inside this package votes have the sign of Polis: agree -1, disagree +1. The formulae stand in the source of
compdemocracy/polis, commit 08e03eb1; this is our own code, written from a description of them.
"""
