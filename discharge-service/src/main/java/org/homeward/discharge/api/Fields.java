package org.homeward.discharge.api;

import org.homeward.discharge.domain.Criterion;
import org.homeward.discharge.domain.HousingFlag;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Reads fields that callers send; what makes no sense is refused by the name of its field and what is allowed. */
final class Fields {

    private Fields() {}

    static Criterion criterion(String field, @Nullable String code) {
        if (code == null || !Criterion.CODES.contains(code)) {
            throw ProblemException.field(field, "must be one of " + String.join(", ", Criterion.CODES));
        }
        return new Criterion(code);
    }

    static int pathway(String field, @Nullable Integer pathway) {
        if (pathway == null || pathway < 0 || pathway > 3) {
            throw ProblemException.field(field, "must be one of 0, 1, 2, 3");
        }
        return pathway;
    }

    static HousingFlag.Need housing(String field, @Nullable String code) {
        HousingFlag.Need need = HousingFlag.Need.of(code);
        if (need == null) {
            throw ProblemException.field(field, "must be one of no-fixed-abode, threatened, none");
        }
        return need;
    }
}
