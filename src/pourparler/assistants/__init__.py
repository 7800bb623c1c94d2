"""A record for assistants: questions in, answers with their citations out, over the Model Context Protocol."""
