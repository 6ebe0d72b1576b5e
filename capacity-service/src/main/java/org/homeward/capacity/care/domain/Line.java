package org.homeward.capacity.care.domain;

import java.util.Comparator;

/**
 * What a figure is about: one area and one service of one provider.
 *
 * @param service a code of {@link CareService}; of a commitment whatever the package says
 */
public record Line(Area area, String service) implements Comparable<Line> {

    private static final Comparator<Line> ORDER =
            Comparator.comparing(Line::area).thenComparing(Line::service);

    /** The same service in the whole district. */
    public Line inDistrict() {
        return new Line(area.district(), service);
    }

    @Override
    public int compareTo(Line other) {
        return ORDER.compare(this, other);
    }
}
