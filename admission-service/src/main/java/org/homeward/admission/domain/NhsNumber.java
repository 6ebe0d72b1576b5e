package org.homeward.admission.domain;

import org.jspecify.annotations.Nullable;

/** NHS numbers: ten digits, the last a check digit modulus 11 (NHS data dictionary). */
public final class NhsNumber {

    private NhsNumber() {}

    /** The ten digits without spaces or hyphens; null if it is not a valid number. */
    public static @Nullable String valid(String text) {
        String digits = text.replace(" ", "").replace("-", "");
        if (digits.length() != 10) {
            return null;
        }
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return null;
            }
            sum += (c - '0') * (i < 9 ? 10 - i : 0);
        }
        int check = 11 - sum % 11;
        return check != 10 && check % 11 == digits.charAt(9) - '0' ? digits : null;
    }
}
