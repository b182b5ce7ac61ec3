"""E-mail as such: build it, send it, read it. Knows no tickets."""
