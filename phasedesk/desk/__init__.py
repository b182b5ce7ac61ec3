"""The door for those who work here: queues, the ticket and all that can be done to it, and the mail sent."""
