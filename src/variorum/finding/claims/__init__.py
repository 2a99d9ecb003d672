"""What is asserted in an article, and on whose word: dates, quantities, credits, firmness."""
