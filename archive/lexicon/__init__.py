"""What every part of the parser reads by.

vocabulary: types, forms, endings of names · formulas: set phrases · topics with their words · gazetteer: places
dates numerals numbers labels: how they are written · folding: the copy to compare by · fixtures: where it comes from
"""
