"""`python -m phasedesk` is the command `phasedesk`."""

from phasedesk.cli import main

main()
