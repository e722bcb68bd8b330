"""The pages of the room Besluit."""
