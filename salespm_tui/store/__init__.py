"""The store: the one room that knows SQLModel, SQLAlchemy and sqlite3.

Start at `store.workspace.Store`. Nothing is imported here, so that the light modules of this room
(`login`, `failures`, `backup`, `lease`) can be had without loading SQL.
"""
