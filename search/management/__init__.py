"""The index's commands, and how they tell what the engine raised."""
