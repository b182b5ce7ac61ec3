"""Phasedesk: the help desk that answers "I have sent a ticket. What happens next?"."""

__version__ = "0.1.0"
