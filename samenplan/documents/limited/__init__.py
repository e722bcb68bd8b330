"""A file from outside is opened in a child process that may not do much: how it is asked, and how it limits itself.

No Django. Two modules, so that the child does not load what only its parent needs.
"""
