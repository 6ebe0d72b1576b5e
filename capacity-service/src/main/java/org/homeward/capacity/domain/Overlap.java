package org.homeward.capacity.domain;

import java.util.ArrayList;
import java.util.List;

/** Two stays in one place at one time. */
record Overlap(String one, String other, Interval when) {

    static List<Overlap> among(List<Span> spans) {
        List<Overlap> overlaps = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            for (int j = i + 1; j < spans.size(); j++) {
                addOverlap(spans.get(i), spans.get(j), overlaps);
            }
        }
        return overlaps;
    }

    private static void addOverlap(Span a, Span b, List<Overlap> overlaps) {
        Interval common = a.interval().overlap(b.interval());
        if (common != null && !a.stay().equals(b.stay())) {
            overlaps.add(new Overlap(a.stay(), b.stay(), common));
        }
    }
}
