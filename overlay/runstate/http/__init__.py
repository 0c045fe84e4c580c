"""The HTTP stack: the httpx clients that send what the generated operations ask for.

A request goes through `client` (time limit, status check), `transport` (no other host), httpx-retries (`retries`),
`bodies` (the whole body, within its size) and `network` (sockets that keep to the time limit). Its answer comes back
as a success, or as an error of the public tree (`errors`).
"""
