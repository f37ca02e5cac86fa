"""On Record: who said what and when, as a knowledge graph."""
