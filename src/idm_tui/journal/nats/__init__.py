"""Facts shared between machines through NATS JetStream; nothing else in the program knows NATS."""
