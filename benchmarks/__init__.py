"""Measurements, as ratios beside peers and CPU seconds; nothing here is a test."""
