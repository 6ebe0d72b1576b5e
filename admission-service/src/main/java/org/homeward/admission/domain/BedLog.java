package org.homeward.admission.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was said of one bed, by event time and then the sender's sequence: the same for every order of arrival. It keeps
 * the last {@value #KEPT}, and of those before them the last of each letter, so that nothing still in force is lost.
 */
public record BedLog(List<BedStatus> statuses) {

    /** A log of nothing. */
    public static final BedLog EMPTY = new BedLog(List.of());

    static final int KEPT = 100;

    private static final Comparator<Fact.Source> SEQUENCE = Comparator.comparing(
                    Fact.Source::sequence, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Fact.Source::sentAt, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Fact.Source::controlId)
            .thenComparing(Fact.Source::sender)
            .thenComparing(Fact.Source::part);
    private static final Comparator<BedStatus> ORDER =
            Comparator.comparing((BedStatus status) -> status.at().at()).thenComparing(BedStatus::source, SEQUENCE);

    public BedLog {
        statuses = List.copyOf(statuses);
    }

    /** What was said last, by event time; there must be something. */
    public BedStatus newest() {
        return statuses.getLast();
    }

    /** Whether it has this status of this message. */
    public boolean has(BedStatus status) {
        return statuses.stream().anyMatch(one -> ORDER.compare(one, status) == 0);
    }

    /** This and one more, at its place in the order. */
    public BedLog with(BedStatus status) {
        if (has(status)) {
            return this;
        }
        List<BedStatus> all = new ArrayList<>(statuses);
        all.add(status);
        all.sort(ORDER);
        int recent = Math.max(0, all.size() - KEPT);
        Map<BedStatus.State, BedStatus> before = new EnumMap<>(BedStatus.State.class);
        all.subList(0, recent).forEach(one -> before.put(one.state(), one));
        List<BedStatus> kept = new ArrayList<>(before.values());
        kept.sort(ORDER);
        kept.addAll(all.subList(recent, all.size()));
        return new BedLog(kept);
    }
}
