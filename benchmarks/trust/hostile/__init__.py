"""Documents that mean harm, the site that is made of them, and whether it does any."""
