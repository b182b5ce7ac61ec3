"""The ticket, and everything that can happen to it."""
