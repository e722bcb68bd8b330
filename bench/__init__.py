"""What Samenplan costs, measured in one run: `make bench`, or `python -m bench --only pagina`."""
