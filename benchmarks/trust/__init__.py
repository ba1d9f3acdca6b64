"""Proofs that nothing is lost and nobody is let in, each a figure of `make trust`."""
