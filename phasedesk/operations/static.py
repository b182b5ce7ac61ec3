"""Style sheets, scripts and pictures, collected into the data folder under names that change with their contents."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedNames(CompressedManifestStaticFilesStorage):
    """Give every file a name with its hash in it, so that browsers may keep it for ever."""

    # Our scripts are ES modules that import each other; their imports must get the hashed names as well. Only ours:
    # in other people's files, what looks like an import may be an example in a comment.
    support_js_module_import_aggregation = True
    _js_module_import_aggregation_patterns = (
        "phasedesk/*.js",
        CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1],
    )


def collect() -> bool:
    """Collect the files unless what is there is still right, and say whether it had to."""
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    mark = _mark()
    if stamp.exists() and stamp.read_text() == mark:
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(mark)
    return True


def _mark() -> str:
    """Name the present state of all source files: their places, sizes and times, not their bytes."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{facts.st_size}\0{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()
