"""`scripts/new_vendor`: all that a further vendor begins with."""
