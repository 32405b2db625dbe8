"""What a machine learns of spam, without a database: texts in, numbers out."""
