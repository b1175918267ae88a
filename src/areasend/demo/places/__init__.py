"""Where children and young people are educated: invented schools and colleges, and who was where at each January."""
