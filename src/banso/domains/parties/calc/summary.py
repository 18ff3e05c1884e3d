"""What other domains are told about a party 事業者の概要, as frozen values."""

from dataclasses import dataclass, field
from datetime import date

from banso.kernel.errors import Text


@dataclass(frozen=True)
class PartySummary:
    """A party as others show it. `city_code` has six digits; `address` is one line; `notices` are what to beware of."""

    id: int
    kind: str
    name: str
    kana: str
    corporate_number: str | None
    prefecture_code: str
    city_code: str
    address: str
    postal_code: str
    status: str
    closed_on: date | None
    successor_id: int | None
    notices: tuple[Text, ...] = ()
    name_en: str = ""
    is_hidden: bool = False
    source: str = ""
    as_of: date | None = None
    owner_unit_id: int | None = None
    version: int = field(default=1)

    @property
    def is_public(self) -> bool:
        """Whether everybody may know it: it is in the register, or has a corporate number."""
        return self.owner_unit_id is None


@dataclass(frozen=True)
class PartyPage:
    """One page of a search: `total` counts at most the cap; `is_capped` says that there are more."""

    total: int
    is_capped: bool
    items: tuple[PartySummary, ...]


@dataclass(frozen=True)
class AttributeValue:
    """One attribute as it is known now: the value as text, from which source, as of when, and how confidential."""

    name: str
    label: Text
    value: str
    source: Text
    as_of: date
    field_class: str
