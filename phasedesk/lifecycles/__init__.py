"""Published lifecycle versions, and the three we ship as data."""
