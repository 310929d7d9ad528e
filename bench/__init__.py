"""Benchmarks: ratios against a named floor or peer in the same run."""
