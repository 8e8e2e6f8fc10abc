"""The archive broken on purpose, as it is served: `make test-faults`. What each row measured, and what must hold, it
says in test-results/faults.txt. Its own data folders, loopback only, bounded; a seed is printed with each row."""
