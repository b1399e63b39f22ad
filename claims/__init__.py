"""Pure rules of compensation: what a customer is owed when a promise is missed."""
