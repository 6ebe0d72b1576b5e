package org.homeward.capacity.care.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Walks through the minutes as a clerk with a slate would: an acceptance is wiped off the line that stands for its area,
 * an end is written back, a declaration wipes its line clean. It shares no code with the derivation.
 */
final class CareOracle {

    private static final String HOURS = "hours";
    private static final String BY_TWO = "by two carers";

    /** Visits that may be made in several bands: they are noted apart, and given out when somebody looks. */
    private static final String IN_THE_EVENING = "in the evening";

    /** What stands on the slate for each line that is offered, figure by figure, without what is held. */
    private final Map<Line, Map<String, Long>> slate = new TreeMap<>();

    private final Map<Line, Long> running = new HashMap<>();
    private final Map<Line, Long> held = new HashMap<>();

    CareOracle(RandomProvider provider, int until) {
        for (int minute = 0; minute <= until; minute++) {
            Instant at = RandomProvider.minute(minute);
            provider.commitments.stream()
                    .filter(one -> one.acceptedAt().equals(at))
                    .forEach(one -> write(one, -1));
            provider.commitments.stream()
                    .filter(one -> at.equals(one.endedAt()))
                    .forEach(one -> write(one, 1));
            provider.declarations.stream()
                    .filter(one -> one.declaredAt().equals(at))
                    .sorted(Declaration.ORDER)
                    .forEach(this::declare);
        }
        Instant now = RandomProvider.minute(until);
        provider.commitments.stream()
                .filter(one -> !one.acceptedAt().isAfter(now)
                        && (one.endedAt() == null || one.endedAt().isAfter(now)))
                .forEach(one -> running.merge(one.line(), one.load().amount(), Long::sum));
        provider.reservations.stream()
                .filter(one -> !one.from().isAfter(now)
                        && one.until().isAfter(now)
                        && (one.endedAt() == null || one.endedAt().isAfter(now)))
                .forEach(one -> held.merge(standing(one.line()), one.amount(), Long::sum));
    }

    /** What is available in each line that is offered. */
    Map<Line, Map<String, Long>> available() {
        Map<Line, Map<String, Long>> result = new TreeMap<>();
        slate.forEach((line, left) -> {
            Map<String, Long> figures = new TreeMap<>(left);
            figures.merge(HOURS, -held.getOrDefault(line, 0L), Long::sum);
            while (figures.containsKey(BY_TWO) && figures.get(BY_TWO) > figures.get(HOURS)) {
                figures.merge(BY_TWO, -1L, Long::sum);
            }
            giveOut(figures);
            result.put(line, figures);
        });
        return result;
    }

    /** Visit by visit, each to the first band that has one left, or else to the first that there is. */
    private static void giveOut(Map<String, Long> figures) {
        Long noted = figures.remove(IN_THE_EVENING);
        List<String> bands =
                Stream.of("evening", "bed", "tea").filter(figures::containsKey).toList();
        if (noted == null || bands.isEmpty()) {
            return;
        }
        for (long visit = noted; visit < 0; visit++) {
            String band = bands.stream()
                    .filter(one -> figures.get(one) > 0)
                    .findFirst()
                    .orElse(bands.getFirst());
            figures.merge(band, -1L, Long::sum);
        }
        for (long visit = noted; visit > 0; visit--) {
            figures.merge(bands.getFirst(), 1L, Long::sum);
        }
    }

    /** The same figures as they were derived. */
    static Map<String, Long> figures(Availability line) {
        return figures(line.amount(), line.doubleHanded(), line.slots());
    }

    private static Map<String, Long> figures(long hours, Long byTwo, Map<String, Long> slots) {
        Map<String, Long> figures = new TreeMap<>();
        figures.put(HOURS, hours);
        if (byTwo != null) {
            figures.put(BY_TWO, byTwo);
        }
        if (slots != null) {
            figures.putAll(slots);
        }
        return figures;
    }

    /** Work in lines that nobody offers. */
    Map<Line, Long> undeclared() {
        Map<Line, Long> result = new TreeMap<>();
        running.forEach((line, amount) -> {
            if (!slate.containsKey(standing(line))) {
                result.put(line, amount);
            }
        });
        return result;
    }

    private void declare(Declaration declaration) {
        if (declaration.free() == null) {
            slate.remove(declaration.line());
        } else {
            Free free = declaration.free();
            Map<String, Long> figures = figures(free.amount(), free.doubleHanded(), free.slots());
            if (free.slots() != null) {
                figures.put(IN_THE_EVENING, 0L);
            }
            slate.put(declaration.line(), figures);
        }
    }

    private void write(Commitment one, int sign) {
        Map<String, Long> left = slate.getOrDefault(standing(one.line()), Map.of());
        Load load = one.load();
        figures(load.amount(), load.doubleHanded(), load.slots()).forEach((band, count) -> {
            String figure = band.equals("evening") ? IN_THE_EVENING : band;
            if (left.containsKey(figure)) {
                left.merge(figure, sign * count, Long::sum);
            }
        });
    }

    private Line standing(Line line) {
        return slate.containsKey(line) || !slate.containsKey(line.inDistrict()) ? line : line.inDistrict();
    }
}
