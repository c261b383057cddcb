"""Files for other tools: Genius domains and profiles, in and out; tables for a spreadsheet."""
