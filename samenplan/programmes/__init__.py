"""Programmes, calls, measures and expectations: rules as data, each fact with its source."""
