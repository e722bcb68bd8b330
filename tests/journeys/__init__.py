"""Whole roads through Samenplan in a real browser, as the people of the story walk them."""
