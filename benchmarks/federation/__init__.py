"""One office's form of the archive beside a federation's, measured side by side, and what follows for millions."""
