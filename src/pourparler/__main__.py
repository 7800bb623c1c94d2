"""``python -m pourparler`` is the command ``pourparler``."""

from pourparler.cli.app import main

if __name__ == "__main__":
    main()
