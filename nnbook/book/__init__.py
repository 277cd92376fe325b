"""What joins the computed numbers, formulas and figures to the pages, and the pages to a site."""
