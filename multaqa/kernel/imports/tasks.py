"""The work on imports that is done after the answer."""

from django_tasks import task

from . import work


@task()
def read(run_id: int, attempt: int) -> None:
    """Read the file of an import for its preview."""
    work.read_file(run_id, attempt)


@task()
def write(run_id: int, attempt: int) -> None:
    """Write the file of a confirmed import."""
    work.write_file(run_id, attempt)
