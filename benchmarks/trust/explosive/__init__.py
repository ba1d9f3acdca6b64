"""Regular expressions of the package, and texts that make them go back as often as they can."""
