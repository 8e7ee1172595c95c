"""The figures of design.md section 7: `python -m tests.benchmarks`."""
