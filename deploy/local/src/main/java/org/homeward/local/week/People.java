package org.homeward.local.week;

import java.util.Locale;
import java.util.Random;

/** Invents people; numbers never repeat within a trust, nor NHS numbers between trusts with bases of their own. */
final class People {

    private static final String[] FAMILY = {
        "Ashdown", "Birchall", "Coombes", "Drayton", "Everard", "Fairlie", "Gower", "Hollins", "Islip", "Jessop",
        "Kersey", "Lyndon", "Marsden", "Norbury", "O'Hare", "Penrose", "Quayle", "Redfern", "Selwyn", "Thorne",
        "Underhill", "Vickery", "Wetherby", "Yarrow", "Zając", "Nuñez", "Oyelaran", "Rahimi", "Sandhu", "Trần"
    };
    private static final String[] WOMEN = {
        "Agnes", "Bronwen", "Chloé", "Doreen", "Edith", "Farah", "Grace", "Hilda", "Ines", "Jean", "Siân", "Zoë"
    };
    private static final String[] MEN = {
        "Alan", "Bernard", "Cyril", "Derek", "Emeka", "Frank", "Gordon", "Harjit", "Ian", "José", "Kwame", "Łukasz"
    };

    private final Random random;
    private int nhsBase;
    private int next = 100_001;

    /** @param nhsBase where the six free digits of its NHS numbers begin */
    People(Random random, int nhsBase) {
        this.random = random;
        this.nhsBase = nhsBase;
    }

    Patient someone() {
        boolean woman = random.nextBoolean();
        String given = woman ? any(WOMEN) : any(MEN);
        String born = String.format(
                Locale.ROOT, "%d%02d%02d", 1930 + random.nextInt(75), 1 + random.nextInt(12), 1 + random.nextInt(28));
        return new Patient(number("P"), nhsNumber(), any(FAMILY), given, born, woman ? "F" : "M");
    }

    /** Someone who cannot say who they are. */
    Patient unknown() {
        String sex = random.nextBoolean() ? "F" : "M";
        return new Patient(number("T"), "", "Unknown", "Unknown", "", sex);
    }

    /** Whom an unknown patient turns out to be. */
    Patient identified(Patient unknown) {
        return unknown.known(number("P"), nhsNumber());
    }

    private String number(String prefix) {
        return prefix + next++;
    }

    /** The next number 999xxxxxxC with a valid modulus 11 check digit. */
    private String nhsNumber() {
        while (true) {
            String nine = String.format(Locale.ROOT, "999%06d", nhsBase++);
            int sum = 0;
            for (int i = 0; i < 9; i++) {
                sum += (nine.charAt(i) - '0') * (10 - i);
            }
            int check = (11 - sum % 11) % 11;
            if (check < 10) {
                return nine + check;
            }
        }
    }

    private String any(String[] names) {
        return names[random.nextInt(names.length)];
    }
}
