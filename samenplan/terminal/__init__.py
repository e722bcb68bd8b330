"""Samenplan without a server: reads a file and says what it understood, or what could be better."""
