"""Pure rules of price and promise: what a parcel costs and when it arrives."""
