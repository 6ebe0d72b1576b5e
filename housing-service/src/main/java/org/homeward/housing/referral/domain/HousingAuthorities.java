package org.homeward.housing.referral.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The housing authorities in England: what somebody is referred to is one of these, under whichever of its codes. */
public final class HousingAuthorities {

    /** What to do about a code that is none of theirs. */
    public static final String UNKNOWN =
            "is no code of a housing authority in England: give its GSS code, such as E08000025"
                    + " (unitary E06, district E07, metropolitan district E08, London borough E09); one that is missing here is"
                    + " added by the settings homeward.authorities.more or homeward.authority.<code>.also";

    /** @param also other codes of the same authority, such as an ODS code or one that it had before */
    public record Known(Authority authority, List<String> also) {
        public Known {
            also = List.copyOf(also);
        }
    }

    private final Map<String, Authority> byCode = new HashMap<>();

    /** @throws IllegalArgumentException where two authorities have the same code */
    public HousingAuthorities(List<Known> all) {
        all.forEach(known -> add(known.authority().code(), known.authority()));
        all.forEach(known -> known.also().forEach(code -> add(code, known.authority())));
    }

    /** The authority with this code, by its own code whichever it is given by; null for what is no housing authority. */
    public @Nullable Authority of(@Nullable String code) {
        return code == null ? null : byCode.get(code);
    }

    /** The code that the authority has here; of what is no housing authority the same as it is given. */
    public String own(String code) {
        Authority authority = of(code);
        return authority == null ? code : authority.code();
    }

    /** Each of them once. */
    public Collection<Authority> all() {
        return Set.copyOf(byCode.values());
    }

    private void add(String code, Authority authority) {
        Authority other = byCode.putIfAbsent(code, authority);
        if (other != null && !other.equals(authority)) {
            throw new IllegalArgumentException("two housing authorities have the code " + code);
        }
    }
}
