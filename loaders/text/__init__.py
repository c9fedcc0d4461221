"""What is in a file: its characters, its lines, its furniture, and the passages that are cited from it?"""
