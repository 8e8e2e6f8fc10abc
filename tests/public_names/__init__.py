"""What leaves the program, and keeps its name: addresses and parameters, anchors and ids, JSON keys, the API's
description, heads of exports, commands, the environment, the data folder, what the keyboard's script holds on to.

`lists/` holds the names, one file a kind, as the first release had them (commit eec31e0). Files of others, bookmarks
and scripts go by them: new ones may be added, none may go or come to mean something else. `values/` holds what the
program says of the six first directives: that may be read better on purpose.

    python -m tests.public_names    adds to the lists what is new, and takes nothing from them
    make bless                      writes the values anew; read the diff

`program` starts an archive and takes all of it, by its addresses and commands alone, so that modules may move;
`kept` compares. Each kind is taken by a module of its name.
"""
