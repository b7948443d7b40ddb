"""The command line: the same product for scripts, cron and pipes, and the door to the app.

Arguments are read, the workspace is built and handed on, answers become text or JSON. Data goes to
standard output alone, messages to standard error. Only `app` imports the screens.
"""
