"""The encoder reads the same whatever processor runs it."""

from onrecord.reading.encoder.scoring import session


def test_products_of_bytes_do_not_overflow():
    """Without this entry, processors with AVX2 alone cut off sums that are too large."""
    options = session().get_session_options()
    assert options.get_session_config_entry("session.x64quantprecision") == "1"
