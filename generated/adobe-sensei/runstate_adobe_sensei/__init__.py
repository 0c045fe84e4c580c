# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

"""A client library for accessing Adobe Sensei: experiment runs"""

from .client import AuthenticatedClient, Client

__all__ = (
    "AuthenticatedClient",
    "Client",
)
