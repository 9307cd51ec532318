"""Pure rules of the hall, standard library only: values in, values out."""
