"""`python -m generator` is the same program as `briefing`."""

from generator.cli import main

main(prog_name="briefing")
