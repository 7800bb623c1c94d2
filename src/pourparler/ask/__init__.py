"""Questions to a record that take more than one room: what it holds, joined with what follows from it."""
