"""Who decides: boards, their seats, meetings, packs, minutes and decisions."""
