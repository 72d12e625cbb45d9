"""`python -m inforce` is `inforce`."""

from inforce.adapters.cli.main import main

if __name__ == "__main__":
    main()
