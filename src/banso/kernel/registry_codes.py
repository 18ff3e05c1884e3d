"""法人番号公表サイトのコード表: the codes of the National Tax Agency's corporate number files.

Source: 国税庁 法人番号公表サイト, file layout (process, kind, closeCause). English labels are ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .errors import Text

PROCESSES: Mapping[str, Text] = MappingProxyType(
    {
        "01": Text("新規", "new"),
        "11": Text("商号又は名称の変更", "name changed"),
        "12": Text("国内所在地の変更", "address in Japan changed"),
        "13": Text("国外所在地の変更", "address abroad changed"),
        "21": Text("登記記録の閉鎖等", "registration closed"),
        "22": Text("登記記録の復活等", "registration restored"),
        "71": Text("吸収合併", "absorbed by merger"),
        "72": Text("吸収合併無効", "merger void"),
        "81": Text("商号の登記の抹消", "registered name deleted"),
        "99": Text("削除", "deleted"),
    }
)
KINDS: Mapping[str, Text] = MappingProxyType(
    {
        "101": Text("国の機関", "national body"),
        "201": Text("地方公共団体", "local government"),
        "301": Text("株式会社", "stock company"),
        "302": Text("有限会社", "limited company (special)"),
        "303": Text("合名会社", "general partnership company"),
        "304": Text("合資会社", "limited partnership company"),
        "305": Text("合同会社", "limited liability company"),
        "399": Text("その他の設立登記法人", "other registered corporation"),
        "401": Text("外国会社等", "foreign company or the like"),
        "499": Text("その他", "other"),
    }
)
CLOSE_CAUSES: Mapping[str, Text] = MappingProxyType(
    {
        "01": Text("清算の結了等", "liquidation completed or the like"),
        "11": Text("合併による解散等", "dissolved by merger or the like"),
        "21": Text("登記官による閉鎖", "closed by the registrar"),
        "31": Text("その他の清算の結了等", "other completion of liquidation or the like"),
    }
)
# Codes that carry a meaning in the import.
PROCESS_CLOSED = "21"
PROCESS_RESTORED = "22"
PROCESS_ABSORBED = "71"
PROCESS_MERGER_VOID = "72"
PROCESS_DELETED = "99"
