"""What a change of a spec means to those who use the packages made from it: changes, a verdict, a changelog entry."""
