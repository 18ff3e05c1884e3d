"""What parties offer upward データセット."""

from django.db import models

from banso.kernel.errors import Text
from banso.platform.datasets import Column, Dataset, register_dataset
from banso.platform.scope.roles import FieldClass

from .models import Party


def _rows() -> models.QuerySet[Party]:
    return Party.scoped.unscoped().filter(is_hidden=False)


PARTIES = Dataset(
    name="parties.parties",
    version=1,
    row_meaning=Text("事業者1者につき1行", "One row per party"),
    columns=(
        Column("party", "pk", "integer", FieldClass.INTERNAL, Text("事業者（内部番号）", "Party (internal number)")),
        Column("kind", "kind", "text", FieldClass.PUBLIC, Text("種別", "Kind")),
        Column("registry_kind", "registry_kind", "text", FieldClass.PUBLIC, Text("法人種別", "Legal kind")),
        Column("prefecture", "prefecture_code", "text", FieldClass.PUBLIC, Text("都道府県", "Prefecture")),
        Column("city", "city_code", "text", FieldClass.PUBLIC, Text("市区町村", "Municipality")),
        Column("status", "status", "text", FieldClass.PUBLIC, Text("状態", "Status")),
        Column("closed_on", "closed_on", "date", FieldClass.PUBLIC, Text("閉鎖日", "Closed on")),
    ),
    rows=_rows,
)
register_dataset(PARTIES)
