"""The clients of AI21 Maestro."""

from __future__ import annotations

from collections.abc import Coroutine, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, Literal, Protocol, TypeAlias, TypeVar, Unpack

from ..any_client import Configured
from ..by_id import AsyncRunIdClient, RunIdClient
from ..catalog import VENDORS
from ..http.options import AsyncCredentialValue, CredentialT, CredentialValue, Given, HttpOptions

if TYPE_CHECKING:
    from runstate_ai21_maestro import AuthenticatedClient as AI21MaestroApi
    from runstate_ai21_maestro.models import MaestroRun as AI21MaestroRun

    from ..run import Run

RunT = TypeVar("RunT")


class Model(Protocol):
    """A generated model, without an import of the vendor's package."""

    def to_dict(self) -> dict[str, Any]:
        """The model as JSON has it."""
        ...


Object: TypeAlias = Mapping[str, object] | Model
"""A JSON object: a mapping, or a model of the vendor's package."""
Language: TypeAlias = Literal[
    "arabic", "dutch", "english", "french", "german", "hebrew", "italian", "portuguese", "spanish", "unset"
]


class _AI21MaestroOptions(Configured, Generic[CredentialT]):
    _info = VENDORS["ai21-maestro"]

    def __init__(
        self, api_key: CredentialT | None = None, *, base_url: str | None = None, **http: Unpack[HttpOptions]
    ) -> None:
        """Create a client; nothing is sent yet.

        A credential may be a function that returns it: called when first needed, and again after the vendor refused it.

        Args:
            api_key: The API key; without it, `AI21_API_KEY` from the environment.
            base_url: An address instead of AI21 Maestro's own; without it, `AI21_API_HOST` from the environment.
            **http: How requests are sent, see `HttpOptions`.

        Raises:
            ConfigurationError: If the key is missing, or a value is invalid.
        """
        given = Given({"api_key": api_key}, base_url, http)
        api_key, base_url, http = None, None, {}
        super().__init__(given)


class _AI21MaestroOperations(_AI21MaestroOptions[CredentialT], Generic[CredentialT, RunT]):
    def start(
        self,
        input: str | Sequence[Object],  # noqa: A002 -- AI21's name
        *,
        system_prompt: str | None = None,
        requirements: Sequence[Object] | None = None,
        tools: Sequence[Object] | None = None,
        models: Sequence[str] | None = None,
        budget: Literal["low", "medium", "high"] | None = None,
        include: Sequence[str] | None = None,
        output_type: Object | None = None,
        response_language: Language | None = None,
        context: Object | None = None,
        assistant_id: str | None = None,
        structured_rag_enabled: bool | None = None,
        dynamic_planning_enabled: bool | None = None,
        verbose: bool | None = None,
        variant: Literal["main", "ingestion"] | None = None,
        custom_retrieval_configs: Sequence[Object] | None = None,
    ) -> RunT:
        """Start a run, and return it as it is then. `wait` takes it.

        AI21 has no idempotency key, so the request is sent again only if none of it can have reached AI21. What is
        None is not sent, and AI21's own default applies.

        Args:
            input: The task: one instruction, or the messages of a conversation, each a `Message` of
                `runstate_ai21_maestro.models` or a mapping as in JSON.
            system_prompt: The role, the context and the manner of the run.
            requirements: What the result must be like, each a `Requirement` or a mapping, at most 10. `run.scores` has
                how well they are met, if `include` has `requirements_result`.
            tools: The tools that the run may use, each a `FileSearchTool`, `WebSearchTool`, `HTTPTool`, `MCPTool` or a
                mapping.
            models: The names of the models that the run may use.
            budget: How much work goes into the requirements; without it, `low`.
            include: What the run contains beside its result: `data_sources`, `requirements_result`.
            output_type: The JSON schema of the result; without it, the result is a text.
            response_language: The language of the result; without it, Maestro chooses.
            context: Values that the run may use; AI21 does not document them.
            assistant_id: The assistant that the run belongs to; AI21 does not document its effect.
            structured_rag_enabled: Whether searches use the structured data that AI21 has drawn from the files.
            dynamic_planning_enabled: Whether Maestro plans the steps of the run while it runs.
            verbose: Whether the run tells more; AI21 does not document what.
            variant: The variant of Maestro that does the run; AI21 does not document what each does.
            custom_retrieval_configs: Settings of the searches in files; AI21 does not document them.

        Raises:
            ConfigurationError: If a value is not as AI21 documents it; nothing is sent.
            OutcomeUnknown: If the request was sent and no response came: the run may have been started.
            RunstateError: What `get` raises.
        """
        from .. import flows
        from ..operations import ai21_maestro

        operation = ai21_maestro.start(
            input=input,
            system_prompt=system_prompt,
            requirements=requirements,
            tools=tools,
            models=models,
            budget=budget,
            include=include,
            output_type=output_type,
            response_language=response_language,
            context=context,
            assistant_id=assistant_id,
            structured_rag_enabled=structured_rag_enabled,
            dynamic_planning_enabled=dynamic_planning_enabled,
            verbose=verbose,
            variant=variant,
            custom_retrieval_configs=custom_retrieval_configs,
        )
        return self._perform(flows.start(operation, self._settings))


class AI21Maestro(
    _AI21MaestroOperations[CredentialValue, "Run[AI21MaestroRun]"], RunIdClient["AI21MaestroApi", "AI21MaestroRun"]
):
    """A synchronous client of AI21 Maestro. Use it in a `with` block, or call `close`."""


class AsyncAI21Maestro(
    _AI21MaestroOperations[AsyncCredentialValue, "Coroutine[Any, Any, Run[AI21MaestroRun]]"],
    AsyncRunIdClient["AI21MaestroApi", "AI21MaestroRun"],
):
    """An asynchronous client of AI21 Maestro, for asyncio and trio. In an `async with` block, or with `aclose`."""
