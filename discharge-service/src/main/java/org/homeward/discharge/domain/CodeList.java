package org.homeward.discharge.domain;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reference data that changes every few years: every entry with the days in which it holds. A fact keeps the code that
 * held when it was said.
 */
public record CodeList(List<Entry> entries) {

    /**
     * @param scheme name of the list
     * @param version as its publisher calls it
     * @param validTo last day, null while it holds
     * @param pathway the pathway that the entry belongs to, empty for all
     */
    public record Entry(
            String scheme,
            String version,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            String code,
            String group,
            String pathway,
            String label) {

        boolean holds(LocalDate day) {
            return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
        }
    }

    public CodeList {
        entries = List.copyOf(entries);
    }

    /** The codes that hold on this day, in the order of the list. */
    public List<String> codes(LocalDate day) {
        return entries.stream()
                .filter(entry -> entry.holds(day))
                .map(Entry::code)
                .toList();
    }

    /** Every code that ever held, in the order of the list. */
    public List<String> order() {
        return entries.stream().map(Entry::code).distinct().toList();
    }

    /** The entry of this code on this day; null if there is none. */
    public @Nullable Entry find(String code, LocalDate day) {
        return entries.stream()
                .filter(entry -> entry.code().equals(code) && entry.holds(day))
                .findFirst()
                .orElse(null);
    }

    /** The newest label of this code; the code itself for one that is not in the list. */
    public String label(String code) {
        return entries.stream()
                .filter(entry -> entry.code().equals(code))
                .reduce((older, newer) -> newer)
                .map(Entry::label)
                .orElse(code);
    }
}
