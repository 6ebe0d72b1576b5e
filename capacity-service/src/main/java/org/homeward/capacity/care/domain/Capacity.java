package org.homeward.capacity.care.domain;

import java.time.Instant;
import java.util.List;

/**
 * The figures of one provider, as it is shown them.
 *
 * @param at the instant described
 * @param tag changes when any of the figures does: who confirms a figure gives back the tag of the one that was shown
 */
public record Capacity(String provider, Instant at, String tag, List<Availability> lines) {}
