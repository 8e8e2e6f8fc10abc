"""How the weights of the topics are learned, and how well the main topic is told. See docs/decisions/0094.

labelled_texts   the texts with their topics, alone and put together to longer ones
learned_weights  weights from them · __main__: make topics-weights
"""
