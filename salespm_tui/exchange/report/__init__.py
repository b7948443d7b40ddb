"""The report of one project, as blocks that become Markdown or a page of HTML."""
