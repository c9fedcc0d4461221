"""Which clauses does a text have, and how do they nest?"""
