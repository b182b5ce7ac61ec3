"""The product's settings for tests: a data folder of their own, quick password hashing, static files as they lie."""

import atexit
import os
import shutil
import tempfile

_data = tempfile.mkdtemp(prefix="phasedesk-tests-")
atexit.register(shutil.rmtree, _data, ignore_errors=True)

# The tests say what they need; what the person running them has set for their own desk must not leak in.
for _name in [name for name in os.environ if name.startswith("PHASEDESK_") and not name.startswith("PHASEDESK_TEST_")]:
    del os.environ[_name]
os.environ |= {"PHASEDESK_DATA": _data, "PHASEDESK_LOG_LEVEL": "WARNING"}

from phasedesk.settings import *  # noqa: E402, F403
from phasedesk.settings import DATABASES, STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# SQLite's tests need a file: in memory, threads would share one connection and no race could be seen.
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["TEST"] = {"NAME": f"{_data}/test.sqlite3"}
else:
    DATABASES["default"]["OPTIONS"]["pool"]["max_size"] = 20  # a race of eight holds eight connections at once
