"""Running a desk: serve, web, worker, check, health, logs, the benchmark and the example."""
