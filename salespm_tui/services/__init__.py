"""Commands become rows, rows become snapshots. One module an area; the registry lists what each can do."""
