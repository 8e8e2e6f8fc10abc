"""The archive over real OpenSearch nodes: `make test-cluster`."""
