"""What inspectors would ask for, ready at any time: documents, both lists of children and young people, figures.

room(on) -> Room        # what we hold of each, how old it is, what is lacking and who brings it
"""

from areasend.records.evidence_room.items import Item, Room
from areasend.records.evidence_room.room import room

__all__ = ["Item", "Room", "room"]
