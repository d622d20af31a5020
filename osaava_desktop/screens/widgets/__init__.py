"""Small widgets that several screens share; one file each."""
