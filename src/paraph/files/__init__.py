"""The case folder, documents and other tools' formats, in and out."""
