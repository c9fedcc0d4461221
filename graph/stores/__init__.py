"""The stores: one adapter a file, each the port's name plus its difference."""
