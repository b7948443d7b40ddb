"""What crosses the thread: commands and queries go in, snapshots and events come out.

Everything here is frozen and holds tuples, so that it may be handed from thread to thread. Enums are
the text codes of `domain.codes`; sentences are labels, put into words where they are shown.
"""
