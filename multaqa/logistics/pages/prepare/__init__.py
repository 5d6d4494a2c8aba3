"""Where coordinators arrange travel, beds and meals."""
