"""Findings as a document tree; every sentence that a person reads is worded here."""
