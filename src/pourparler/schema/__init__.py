"""The nouns of the house: frozen, slotted, without input or output."""
