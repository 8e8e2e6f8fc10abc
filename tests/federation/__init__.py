"""The archive past one machine, over real servers: `make test-postgres`."""
