"""The logger `runstate`: silent unless the application configures logging. No record holds a credential.

DEBUG: the pause before each poll. INFO: a retry. WARNING: a poll that failed after its retries, and a field that breaks
the vendor's contract.
"""

from __future__ import annotations

import logging

logger: logging.Logger = logging.getLogger("runstate")
logger.addHandler(logging.NullHandler())
