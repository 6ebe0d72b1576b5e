package org.homeward.admission.hl7;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homeward.admission.domain.Field;

/**
 * Where a feed says that a patient has no fixed abode: fields and the codes that mean it. Only whether it does leaves
 * here, never what stands in the field.
 */
record HousingSigns(List<Sign> signs) {

    private static final Pattern SIGN =
            Pattern.compile("(PID|PD1|PV1|PV2|ZU[1-8])-([1-9][0-9]?)(?:\\.([1-9][0-9]?))?=(.+)");

    /** The NHS data dictionary's pseudo postcode for no fixed abode, where HL7 has the postcode of the address. */
    static final HousingSigns DEFAULT = of(Set.of("PID-11.5=ZZ99 3VZ"));

    /** One field and one code. @param code without spaces, in capitals */
    private record Sign(String segment, int field, int component, String code) {

        private Cell in(Cell repetition) {
            return repetition.component(component);
        }

        private boolean is(Cell cell) {
            return plain(cell.text()).equals(code);
        }
    }

    /**
     * @param texts {@code PID-11.5=ZZ99 3VZ}, {@code PD1-2=N}; {@code none} is none
     * @throws IllegalArgumentException for what is no such sign
     */
    static HousingSigns of(Collection<String> texts) {
        List<Sign> signs = new ArrayList<>();
        for (String text : texts) {
            if (!text.equals("none")) {
                signs.add(sign(text));
            }
        }
        return new HousingSigns(List.copyOf(signs));
    }

    /** True where a sign is there, false where its field says something else, deleted where it says so, else unchanged. */
    Field<Boolean> read(Groups.Group group) {
        Field<Boolean> said = Field.unchanged();
        for (Sign sign : signs) {
            Segment segment = group.segment(sign.segment());
            if (segment != null) {
                for (Cell repetition : segment.field(sign.field()).repetitions()) {
                    Field<Boolean> one = sign.in(repetition).isAbsent() && repetition.isDeleted()
                            ? Field.deleted()
                            : sign.in(repetition).as(text -> sign.is(sign.in(repetition)));
                    said = stronger(said, one);
                }
            }
        }
        return said;
    }

    private static Field<Boolean> stronger(Field<Boolean> a, Field<Boolean> b) {
        return weight(b) > weight(a) ? b : a;
    }

    private static int weight(Field<Boolean> said) {
        return switch (said) {
            case Field.Unchanged<Boolean> nothing -> 0;
            case Field.Deleted<Boolean> deleted -> 1;
            case Field.Value<Boolean>(Boolean value) -> value ? 3 : 2;
        };
    }

    private static Sign sign(String text) {
        Matcher sign = SIGN.matcher(text.strip());
        if (!sign.matches()) {
            throw new IllegalArgumentException("no-fixed-abode must be signs such as PID-11.5=ZZ99 3VZ, or none");
        }
        String component = sign.group(3);
        return new Sign(
                sign.group(1),
                Integer.parseInt(sign.group(2)),
                component == null ? 1 : Integer.parseInt(component),
                plain(sign.group(4)));
    }

    private static String plain(String code) {
        return code.replace(" ", "").toUpperCase(Locale.ROOT);
    }
}
