"""The requesters' door: send a ticket, see what happens next, answer, and read what to expect."""
