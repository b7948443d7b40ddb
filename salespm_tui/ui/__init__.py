"""The only room that knows Textual. Empty on purpose: importing a part of it must not import the rest."""
