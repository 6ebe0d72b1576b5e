package org.homeward.capacity.care.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Walks through the minutes as a clerk with a slate would: an acceptance is wiped off the line that stands for its area,
 * an end is written back, a declaration wipes its line clean. It shares no code with the derivation.
 */
final class CareOracle {

    /** What stands on the slate for each line that is offered, in hundredths, without what is held. */
    private final Map<Line, Long> slate = new TreeMap<>();

    private final Map<Line, Long> running = new HashMap<>();
    private final Map<Line, Long> held = new HashMap<>();

    CareOracle(RandomProvider provider, int until) {
        for (int minute = 0; minute <= until; minute++) {
            Instant at = RandomProvider.minute(minute);
            provider.commitments.stream()
                    .filter(one -> one.acceptedAt().equals(at))
                    .forEach(one -> write(one.line(), -one.load().amount()));
            provider.commitments.stream()
                    .filter(one -> at.equals(one.endedAt()))
                    .forEach(one -> write(one.line(), one.load().amount()));
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
    Map<Line, Long> available() {
        Map<Line, Long> result = new TreeMap<>();
        slate.forEach((line, left) -> result.put(line, left - held.getOrDefault(line, 0L)));
        return result;
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
            slate.put(declaration.line(), declaration.free().amount());
        }
    }

    private void write(Line line, long amount) {
        slate.computeIfPresent(standing(line), (key, left) -> left + amount);
    }

    private Line standing(Line line) {
        return slate.containsKey(line) || !slate.containsKey(line.inDistrict()) ? line : line.inDistrict();
    }
}
