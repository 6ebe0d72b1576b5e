package org.homeward.capacity.care.persistence;

import java.util.Objects;
import org.homeward.capacity.care.domain.Area;
import org.homeward.capacity.care.domain.CareService;
import org.homeward.capacity.care.domain.CareService.Unit;
import org.homeward.capacity.care.domain.Line;
import org.homeward.capacity.persistence.LiveViews;
import org.jspecify.annotations.Nullable;

/**
 * The key of a record on {@code homeward.capacity}: {@code provider:<id>}, {@code care:<provider>/<area>/<service>} in
 * hours or {@code places:<provider>/<area>/<service>}.
 *
 * @param lineOrNull null for the provider itself
 */
record CareKey(String provider, @Nullable Line lineOrNull) implements Comparable<CareKey> {

    static CareKey of(String provider, Line line) {
        return new CareKey(provider, line);
    }

    static CareKey ofProvider(String provider) {
        return new CareKey(provider, null);
    }

    static CareKey parse(String text) {
        String[] parts = text.substring(text.indexOf(':') + 1).split("/", 3);
        return parts.length < 3 ? ofProvider(parts[0]) : of(parts[0], new Line(new Area(parts[1]), parts[2]));
    }

    boolean isLine() {
        return lineOrNull != null;
    }

    Line line() {
        return Objects.requireNonNull(lineOrNull);
    }

    String subject() {
        return lineOrNull == null
                ? provider
                : provider + '/' + lineOrNull.area().code() + '/' + lineOrNull.service();
    }

    String text() {
        return (lineOrNull == null ? "provider:" : isInHours() ? "care:" : "places:") + subject();
    }

    String type() {
        String what = lineOrNull == null ? "provider" : isInHours() ? "home-care" : "places";
        return LiveViews.TOPIC + '.' + what + "-changed.v1";
    }

    private boolean isInHours() {
        return CareService.unitOf(line().service()) == Unit.HOURS;
    }

    @Override
    public int compareTo(CareKey other) {
        return text().compareTo(other.text());
    }
}
