"""The product's settings, with the site of `bench_site`: two pages more, which do nothing."""

from phasedesk.settings import *  # noqa: F403

ROOT_URLCONF = "phasedesk.operations.bench_site"
