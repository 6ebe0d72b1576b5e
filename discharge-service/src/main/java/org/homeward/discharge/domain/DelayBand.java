package org.homeward.discharge.domain;

import java.util.Arrays;

/** The bands of days of delay in the discharge ready date publication (NHS England): 0, 1, 2–3, 4–6, 7–13, 14–20, 21+. */
public enum DelayBand {
    NONE("0", 0),
    ONE("1", 1),
    TWO_TO_THREE("2-3", 3),
    FOUR_TO_SIX("4-6", 6),
    SEVEN_TO_THIRTEEN("7-13", 13),
    FOURTEEN_TO_TWENTY("14-20", 20),
    TWENTY_ONE_AND_MORE("21+", Long.MAX_VALUE);

    private final String text;
    private final long most;

    DelayBand(String text, long most) {
        this.text = text;
        this.most = most;
    }

    /** As the publication writes it. */
    public String text() {
        return text;
    }

    /** @param days whole days, not below zero */
    public static DelayBand of(long days) {
        return Arrays.stream(values())
                .filter(band -> days <= band.most)
                .findFirst()
                .orElse(TWENTY_ONE_AND_MORE);
    }
}
