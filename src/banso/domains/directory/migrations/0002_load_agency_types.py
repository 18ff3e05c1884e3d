"""Loads the packaged agency types, their names by period and their published counts."""

from django.db import migrations

from banso.domains.directory.usecases.load_agency_types import write_type_tables


def load(apps, schema_editor):
    names = ("AgencyType", "AgencyTypeName", "AgencyTypeStatistic")
    write_type_tables(*(apps.get_model("directory", name) for name in names))


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
