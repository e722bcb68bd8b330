"""What leaves a survey: files, a QR code."""
