"""What a reader types, as a tree of what is meant. Knows neither the index nor Django."""
