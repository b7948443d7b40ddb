"""Tasks as people edit them become rows: places in the tree, dates, progress, links."""
