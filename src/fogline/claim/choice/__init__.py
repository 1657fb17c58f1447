"""Choice: who did it and where, by what was learned, for the claims whose slots the rules left empty."""
