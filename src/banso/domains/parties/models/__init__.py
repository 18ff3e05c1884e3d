"""Models of parties."""

from .attribute import PartyAttribute
from .party import Party
from .registry_record import RegistryRecord

__all__ = ["Party", "PartyAttribute", "RegistryRecord"]
