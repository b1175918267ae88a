"""AreaSEND: an English local area runs and improves its provision for children and young people with SEND."""

VERSION = "0.1.0"
