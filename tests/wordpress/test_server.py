"""What a WordPress on loopback needs before it runs."""

from .server import free_address


def test_servers_that_start_at_the_same_time() -> None:
    """Each has an address of its own, though none of them answers yet."""
    with free_address() as first, free_address() as second:
        assert first != second
