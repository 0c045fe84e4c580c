# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

"""Contains endpoint functions for accessing the API"""
