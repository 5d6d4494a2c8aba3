"""Properties are tried on whatever machine there is."""

from hypothesis import HealthCheck, settings

# A slow minute of a shared machine is no fault of an engine: bench/ measures time, tests do not.
settings.register_profile("engines", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("engines")
