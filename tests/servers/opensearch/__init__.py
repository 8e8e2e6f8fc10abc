"""Real OpenSearch nodes on this machine, for the tests and for whoever wants to try a cluster.

`python -m tests.servers.opensearch NODES COMMAND …` runs a command beside so many of them, which end with it; it finds
their addresses in OPENSEARCH_URL. Without a command they run until Ctrl+C.

nodes     a cluster that can be stopped node by node; open this first
packages  what a node is made of, fetched once into a folder of the user's
"""
