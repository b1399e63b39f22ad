"""The steps by which the file of an outlet reached its form; append only, one file each."""
