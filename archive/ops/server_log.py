"""gunicorn's log: the lines that the program's own log has, and an access log on standard error where it is wanted."""

import sys

from gunicorn import glogging
from gunicorn.config import Config

from archive.ops.log_lines import LogLine, OutsideLimit

# As the common log format has it, and last the seconds that the answer took.
ACCESS_LINE = '%(h)s - - %(t)s "%(r)s" %(s)s %(B)s %(L)s'


class ServerLog(glogging.Logger):
    """What gunicorn's setting `logger_class` names."""

    def setup(self, cfg: Config) -> None:
        """Django's way of writing a record, for gunicorn's own; the access log beside it, gunicorn's goes to standard
        output."""
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(LogLine())
            handler.addFilter(OutsideLimit())
        for handler in self.access_log.handlers:
            handler.setStream(sys.stderr)
