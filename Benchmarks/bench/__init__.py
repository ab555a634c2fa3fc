"""What `Benchmarks/run`, `Benchmarks/rebuild` and the guards of the test command share."""
