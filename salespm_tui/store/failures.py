"""What can go wrong with the file, each as one clear sentence and the way out."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from salespm_tui.core.errors import UserError, WorkspaceError
from salespm_tui.core.i18n import _


def missing(path: Path) -> WorkspaceError:
    return WorkspaceError(
        _("There is no workspace at %(path)s.") % {"path": path},
        _("Check the path, or leave it out to use your own workspace."),
    )


def dangling(path: Path, target: Path) -> WorkspaceError:
    return WorkspaceError(
        _("%(path)s is a link to %(target)s, which is not there.")
        % {"path": path, "target": target},
        _("Remove the link or bring its target back."),
    )


def strange_link(path: Path) -> WorkspaceError:
    return WorkspaceError(
        _("%(path)s is a link that another user made.") % {"path": path},
        _("Name the file that it leads to, if you trust it."),
    )


def not_a_file(path: Path) -> WorkspaceError:
    return WorkspaceError(
        _("%(path)s is not a file.") % {"path": path}, _("Name a workspace file.")
    )


def unreadable(path: Path) -> WorkspaceError:
    return WorkspaceError(
        _("You may not read %(path)s.") % {"path": path},
        _("Ask its owner, or check the permissions of the file and of its folder."),
    )


def unsafe_folder(folder: Path) -> WorkspaceError:
    return WorkspaceError(
        _("Everybody on this machine may replace files in %(folder)s.") % {"folder": folder},
        _("Take the right away (chmod o-w), or keep the workspace in a folder of your own."),
    )


def cannot_make(path: Path, error: OSError) -> WorkspaceError:
    return WorkspaceError(
        _("A new workspace cannot be made at %(path)s (%(error)s).")
        % {"path": path, "error": error.strerror or error},
        _("Choose a folder that you may write to, with room on its disk."),
    )


def not_ours(path: Path) -> WorkspaceError:
    return WorkspaceError(
        _("%(path)s is not a salespm workspace; it was left as it is.") % {"path": path},
        _("Name another file."),
    )


def newer(path: Path, theirs: int, ours: int) -> WorkspaceError:
    return WorkspaceError(
        _(
            "%(path)s was written by a newer salespm (format %(theirs)s, this one knows %(ours)s);"
            " it was left as it is."
        )
        % {"path": path, "theirs": theirs, "ours": ours},
        _("Upgrade salespm."),
    )


def must_upgrade(path: Path) -> WorkspaceError:
    return WorkspaceError(
        _("%(path)s has an older format, and may only be read from here.") % {"path": path},
        _("Open it once where it can be written, to bring it up to date."),
    )


def damaged(path: Path, backup: Path | None) -> WorkspaceError:
    if backup is None:
        way_out = _("There is no good backup of it. Keep the file; parts may be recovered.")
    else:
        way_out = _("The newest good backup is %(backup)s; take it with salespm restore.") % {
            "backup": backup
        }
    return WorkspaceError(_("%(path)s is damaged; it was left as it is.") % {"path": path}, way_out)


def moved(path: Path) -> WorkspaceError:
    return WorkspaceError(
        _("%(path)s was moved or replaced while it was open; nothing was written to it.")
        % {"path": path},
        _("Open the workspace again."),
    )


def read_only(why: str) -> UserError:
    return UserError(_("This workspace can only be read; nothing was changed."), why)


def why_read_only(path: Path) -> str:
    return _("You may not write %(path)s or its folder.") % {"path": path}


def why_not_owner(path: Path, owner: str) -> str:
    return _("%(path)s belongs to %(owner)s.") % {"path": path, "owner": owner}


def why_other_host(path: Path, host: str, lease: Path) -> str:
    return _(
        "%(path)s is on a network drive and open on %(host)s; one machine at a time may write."
        " Close it there. If that machine is gone for good, delete %(lease)s."
    ) % {"path": path, "host": host, "lease": lease}


def _busy(path: Path) -> UserError:
    return UserError(
        _("Another session is writing to %(path)s; nothing was changed.") % {"path": path},
        _("Try again in a moment."),
    )


def _full(path: Path) -> UserError:
    return UserError(
        _("The disk is full; nothing was changed in %(path)s.") % {"path": path},
        _("Make room, then try again."),
    )


def _unwritable(path: Path) -> UserError:
    return read_only(why_read_only(path))


def _broken_disk(path: Path) -> UserError:
    return UserError(
        _("The disk did not take or give the data of %(path)s; nothing was changed.")
        % {"path": path},
        _("Check the disk, its quota and your limits, then try again."),
    )


def _cannot_open(path: Path) -> UserError:
    return WorkspaceError(
        _("%(path)s or its journal cannot be opened.") % {"path": path},
        _("Check the permissions of the file and of its folder."),
    )


_KINDS = {
    "SQLITE_BUSY": _busy,
    "SQLITE_LOCKED": _busy,
    "SQLITE_FULL": _full,
    "SQLITE_READONLY_DBMOVED": moved,
    "SQLITE_READONLY": _unwritable,
    "SQLITE_PERM": _unwritable,
    "SQLITE_IOERR": _broken_disk,
    "SQLITE_CANTOPEN": _cannot_open,
}
_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


def is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite says that the file itself is broken."""
    return _name_of(error).startswith(_DAMAGE)


def explained(error: sqlite3.Error, path: Path) -> UserError | None:
    """What to tell the person, or None for a mistake of our own. Damage is `damaged`'s to tell."""
    name = _name_of(error)
    for kind, make in _KINDS.items():
        if name == kind or name.startswith(f"{kind}_"):
            return make(path)
    return None


def _name_of(error: sqlite3.Error) -> str:
    return getattr(error, "sqlite_errorname", "") or ""
