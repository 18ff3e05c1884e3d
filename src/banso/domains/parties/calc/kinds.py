"""Kinds of party 事業者の種別, their states, and where what we know of them comes from."""

from banso.kernel.errors import Text

CORPORATION = "corporation"
SOLE_PROPRIETOR = "sole_proprietor"
PRE_FOUNDER = "pre_founder"

KINDS: dict[str, Text] = {
    CORPORATION: Text("法人", "Corporation"),
    SOLE_PROPRIETOR: Text("個人事業主", "Sole proprietor"),
    PRE_FOUNDER: Text("創業前の人", "Person before founding"),
}

ACTIVE = "active"
CLOSED = "closed"
DELETED = "deleted"

STATUSES: dict[str, Text] = {
    ACTIVE: Text("活動中", "Active"),
    CLOSED: Text("登記記録の閉鎖等", "Closed in the register"),
    DELETED: Text("法人番号の削除", "Number deleted"),
}

REGISTRY = "registry"
DECLARED = "declared"

# Credit line as the terms of the publication site ask for it.
SOURCES: dict[str, Text] = {
    REGISTRY: Text("国税庁法人番号公表サイト", "Corporate Number Publication Site, National Tax Agency"),
    DECLARED: Text("支援機関の登録", "Registered by a support agency"),
}
