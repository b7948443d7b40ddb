"""The portfolio of projects, and one project's card."""
