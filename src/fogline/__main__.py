"""`python -m fogline` is the command line."""

from fogline.present.cli import main

main()
