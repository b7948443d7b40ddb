"""Snapshots put into words and cells; pure."""
