package org.homeward.capacity.flat.domain;

import java.time.Instant;

/**
 * A version of a flat, as housing-service tells it.
 *
 * @param version given by housing-service
 * @param recordedAt when it recorded this
 */
public record FlatVersion(StepDownFlat flat, long version, Instant recordedAt) {}
