"""The command line: the only part of the program that prints or chooses an exit code.

Exit codes: 0 all is well; 1 something in the data is wrong; 2 the command or the settings are; 130 interrupted.
Stages are imported where they are used, so that `briefing --help` loads none of them.
"""

from generator.cli import adding, editing, generating, listing, reading
from generator.cli.program import main

__all__ = ["adding", "editing", "generating", "listing", "main", "reading"]
