"""Files that show what took place: what comes in is checked, and photos are drawn again. No Django.

The gate here, everything that opens a file in a limited child process, as for `documents.reading`.
"""
