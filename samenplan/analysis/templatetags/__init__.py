"""What the pages of surveys say in the reader's language."""
