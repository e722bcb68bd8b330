"""What a town already has, read as headings, paragraphs and tables: Word, Excel, ODS and CSV.

Start at `reader.read`. Nothing is imported here, so that the child process that parses stays quick to start.
"""
