"""What things are: immutable records that the stages meet through. No behaviour beyond small derivations."""
