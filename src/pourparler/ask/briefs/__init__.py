"""What a brief says: gathered from a record, chosen by what matters, put into sentences that cite."""
