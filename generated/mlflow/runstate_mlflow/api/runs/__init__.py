# Generated from specs/mlflow/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate mlflow

"""Contains endpoint functions for accessing the API"""
