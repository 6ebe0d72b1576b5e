package org.homeward.housing.scheme.persistence;

/** Queries about a stay and those that were merged into it; what was asked for one of them is for the whole. */
final class MergedStays {

    private MergedStays() {}

    /** An expression for the stay that this one is part of now; itself if it was not merged. @param stay a column */
    static String whole(String stay) {
        return """
                (with recursive up (id, into_stay) as (
                   select id, into_stay from stay where id = %1$s
                   union select s.id, s.into_stay from up u join stay s on s.id = u.into_stay)
                 select coalesce((select id from up where into_stay is null), %1$s))""".formatted(stay);
    }

    /** Starts a query with a table {@code part (whole, id)}: for every stay of an array, its parts. */
    static final String PARTS_OF_ALL = """
            with recursive part (whole, id) as (
              select i, i from unnest(?::text[]) as i
              union select p.whole, m.id from part p join stay m on m.into_stay = p.id)
            """;
}
