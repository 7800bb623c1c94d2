"""How a record of an older version becomes one of this version; one module in ``versions/`` for each step."""
