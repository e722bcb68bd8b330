"""Everything that changes who is who: people, invitations, parties, settings, the list of authorities."""
