"""Who hears what: reads the timeline, writes the notices, sends them and keeps their outcome."""
