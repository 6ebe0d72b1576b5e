package org.homeward.discharge.care.domain;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The councils that pay for care at home, as they are known, with all versions of their terms. */
public record Councils(List<CouncilTerms> versions) {

    private static final Comparator<CouncilTerms> NEWER =
            Comparator.comparing(CouncilTerms::validFrom).thenComparing(CouncilTerms::version);

    public Councils {
        versions = List.copyOf(versions);
    }

    /** The terms for an area on a day: of the council that has the sector, or else of the one that has its district. */
    public @Nullable CouncilTerms of(Need need, LocalDate day) {
        Collection<CouncilTerms> standing = on(day);
        CouncilTerms ofSector = having(need.area(), standing);
        return ofSector == null ? having(need.district(), standing) : ofSector;
    }

    private static @Nullable CouncilTerms having(String area, Collection<CouncilTerms> standing) {
        return standing.stream()
                .filter(terms -> terms.areas().contains(area))
                .min(Comparator.comparing(CouncilTerms::council))
                .orElse(null);
    }

    /** The terms of each council on a day. */
    Collection<CouncilTerms> on(LocalDate day) {
        Map<String, CouncilTerms> standing = new HashMap<>();
        versions.stream()
                .filter(terms -> !terms.validFrom().isAfter(day))
                .forEach(terms -> standing.merge(terms.council(), terms, (a, b) -> NEWER.compare(a, b) >= 0 ? a : b));
        return standing.values();
    }
}
