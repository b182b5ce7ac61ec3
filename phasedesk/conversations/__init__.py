"""What was said on a ticket, the files with it, and who may read them."""
