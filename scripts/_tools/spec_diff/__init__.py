"""What a change of a spec means to users of its packages: changes, a verdict, a changelog entry."""
