"""Notices: mail and calendar texts, and how they leave the house."""
