"""One line per happening, safe to read and safe to keep."""

import json
import logging
import re
from datetime import UTC, datetime

# The tracker's link and every one-time link carry their secret as a part of the path; a log must not open them.
_SECRET_IN_PATH = re.compile(r"(?<=/)[A-Za-z0-9_:-]{20,}(?=[/?\s\"']|$)")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Line(logging.Formatter):
    """Write time (UTC), level, source, message and facts (`extra={"facts": {…}}`) as one line.

    Control characters in the message are escaped, and the lines of a traceback, which may quote what somebody sent,
    are indented, so that no visitor can write log lines of their own.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Give the line, followed by the traceback where there is one."""
        at = datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3]
        extra = getattr(record, "facts", {})
        facts = "".join(f" {name}={json.dumps(value, default=str)}" for name, value in extra.items())
        line = f"{at}Z {record.levelname} {record.name}: {_safe(record.getMessage())}{facts}"
        return f"{line}\n{_indented(self.formatException(record.exc_info))}" if record.exc_info else line


def _indented(traceback: str) -> str:
    """Set a traceback off, so that none of its lines can pass for one of the log's."""
    return "\n".join(f"  {_safe(line)}" for line in traceback.splitlines())


def _safe(message: str) -> str:
    """Hide secrets in addresses and write control characters as escapes."""
    hidden = _SECRET_IN_PATH.sub("…", message)
    return _UNSAFE.sub(lambda found: found.group().encode("unicode_escape").decode(), hidden)
