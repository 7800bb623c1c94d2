"""Claims of many documents to the state of a negotiation: proposals, answers, positions, figures over time."""
