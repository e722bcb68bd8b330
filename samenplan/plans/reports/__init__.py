"""A plan as a file for outside: PDF, Word, spreadsheet."""
