"""Reading a response so that a defect of a reader costs that response alone."""

import logging

from crawler.items import Known, Problem, Reading, Response
from crawler.platforms import read

logger = logging.getLogger(__name__)


def read_safely(response: Response, known: Known) -> Reading:
    """`read`, with an exception, which is a defect of a reader, logged and turned into a problem."""
    try:
        return read(response, known)
    except Exception as error:
        logger.exception("reading %s", response.url)
        problem = Problem(stage="read", error="reader-raised", detail=f"{type(error).__name__}: {error}")
        return Reading(witness="error", problems=(problem,))
