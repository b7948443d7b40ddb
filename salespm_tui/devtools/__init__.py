"""Tools for those who work on salespm: `python -m salespm_tui.devtools.<name>`. Not used at run time."""
