package org.homeward.admission.hl7;

import java.util.List;
import org.homeward.admission.domain.Field;
import org.homeward.admission.domain.NhsNumber;
import org.jspecify.annotations.Nullable;

/** Picks a patient's numbers out of a list of identifiers (PID-3, MRG-1) by assigning authority; CX-5 and order do not count. */
final class Numbers {

    private final Feed feed;

    Numbers(Feed feed) {
        this.feed = feed;
    }

    /** The patient's local number in the feed's trust. */
    @Nullable
    String local(@Nullable Segment segment, int field) {
        if (segment == null) {
            return null;
        }
        List<Cell> numbers = segment.field(field).repetitions();
        String authority = feed.authority() == null ? feed.trust() : feed.authority();
        String own = of(numbers, authority);
        if (own != null || feed.authority() != null) {
            return own;
        }
        String unnamed = of(numbers, "");
        return unnamed == null ? firstOther(numbers) : unnamed;
    }

    /** The NHS number, if it is a valid one. */
    Field<String> nhs(Segment segment, int field) {
        for (Cell number : segment.field(field).repetitions()) {
            if (feed.nhsAuthorities().contains(authority(number))) {
                return number.component(1).as(NhsNumber::valid);
            }
        }
        return Field.unchanged();
    }

    private @Nullable String of(List<Cell> numbers, String authority) {
        for (Cell number : numbers) {
            String code =
                    authority(number).equals(authority) ? number.component(1).code() : null;
            if (code != null) {
                return code;
            }
        }
        return null;
    }

    private @Nullable String firstOther(List<Cell> numbers) {
        for (Cell number : numbers) {
            String code = feed.nhsAuthorities().contains(authority(number))
                    ? null
                    : number.component(1).code();
            if (code != null) {
                return code;
            }
        }
        return null;
    }

    private static String authority(Cell number) {
        return number.component(4).text();
    }
}
