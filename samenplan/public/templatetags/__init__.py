"""What public templates say in the reader's language."""
