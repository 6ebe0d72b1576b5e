package org.homeward.housing.referral.delivery;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many attempts are being made here at each authority: one that is slow gets no more until it has answered. */
final class Turns {

    private final int each;
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    /** @param each how many may be made at one authority at once */
    Turns(int each) {
        this.each = each;
    }

    /** Those that have their turns. */
    List<String> busy() {
        return underWay.entrySet().stream()
                .filter(one -> one.getValue() >= each)
                .map(Map.Entry::getKey)
                .toList();
    }

    void begin(String authority) {
        underWay.merge(authority, 1, Integer::sum);
    }

    void end(String authority) {
        underWay.computeIfPresent(authority, (code, count) -> count == 1 ? null : count - 1);
    }
}
