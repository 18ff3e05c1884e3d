"""The first definitions, from the data file; later versions come with their own migration of this kind."""

from django.db import migrations

from banso.domains.indicators.calc.definition_file import read_definition_file
from banso.domains.indicators.calc.definitions import content_hash
from banso.platform import clock


def publish(apps, schema_editor):
    definition = apps.get_model("indicators", "IndicatorDefinition")
    for stated in read_definition_file():
        if stated["version"] == 1:
            definition.objects.get_or_create(
                code=stated["code"],
                version=1,
                defaults={**stated, "content_hash": content_hash(stated), "published_at": clock.now()},
            )


class Migration(migrations.Migration):
    dependencies = [("indicators", "0001_initial")]
    operations = [migrations.RunPython(publish, migrations.RunPython.noop)]
