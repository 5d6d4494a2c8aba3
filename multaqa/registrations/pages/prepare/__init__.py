"""Where coordinators look after who comes."""
