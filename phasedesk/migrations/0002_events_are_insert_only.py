"""Refuse every change and removal of an event in the database itself (guide R12), on SQLite and on PostgreSQL."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

WORDS = "events are insert-only"

SQLITE = [
    f"CREATE TRIGGER event_no_{verb.lower()} BEFORE {verb} ON phasedesk_event BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
    for verb in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    "CREATE FUNCTION phasedesk_refuse_event_change() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    "CREATE TRIGGER event_insert_only BEFORE UPDATE OR DELETE ON phasedesk_event "
    "FOR EACH ROW EXECUTE FUNCTION phasedesk_refuse_event_change()",
]
AND_BACK = {
    "sqlite": ["DROP TRIGGER event_no_update", "DROP TRIGGER event_no_delete"],
    "postgresql": [
        "DROP TRIGGER event_insert_only ON phasedesk_event",
        "DROP FUNCTION phasedesk_refuse_event_change()",
    ],
}


def guard(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Add the triggers."""
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def unguard(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away."""
    for statement in AND_BACK[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """The triggers."""

    dependencies = (("phasedesk", "0001_spine"),)

    operations = (migrations.RunPython(guard, unguard),)
