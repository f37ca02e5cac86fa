"""Public corpora read for training: one loader a format, each yielding Labelled documents."""
