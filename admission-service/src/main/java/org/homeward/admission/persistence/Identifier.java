package org.homeward.admission.persistence;

import java.util.Comparator;

/** A patient or visit number of a trust. */
public record Identifier(String trust, Kind kind, String number) implements Comparable<Identifier> {

    private static final Comparator<Identifier> ORDER = Comparator.comparing(Identifier::trust)
            .thenComparing(Identifier::kind)
            .thenComparing(Identifier::number);

    /** What kind of number it is. */
    public enum Kind {
        /** The patient's local number. */
        P,
        /** The visit number. */
        V;

        String code() {
            return name();
        }

        static Kind of(String code) {
            return valueOf(code);
        }
    }

    public static Identifier patient(String trust, String number) {
        return new Identifier(trust, Kind.P, number);
    }

    public static Identifier visit(String trust, String number) {
        return new Identifier(trust, Kind.V, number);
    }

    public boolean isPatient() {
        return kind == Kind.P;
    }

    @Override
    public int compareTo(Identifier other) {
        return ORDER.compare(this, other);
    }
}
