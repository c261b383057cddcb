"""`python -m paraph` is the same as `paraph`."""

from paraph.cli.main import main

main()
