"""What stays when the server is killed, and when many write at once. Real servers, real files, no Django in here."""
