"""The open workbench for mediated talks among several parties."""
