"""One file to a version; a file that was released is never changed."""
