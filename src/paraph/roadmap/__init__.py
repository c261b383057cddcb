"""The order of the steps, their dates, and what is wrong with them."""
