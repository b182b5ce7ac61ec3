"""Business hours and holidays, as stored."""
