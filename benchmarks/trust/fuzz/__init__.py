"""Fuzzing: inputs that nobody thought of, made by changing known ones, for whatever reads what strangers wrote."""
