package org.homeward.housing.persistence;

/** Stays with all that are part of them by merges. */
public final class Families {

    /**
     * The beginning of a query about the families of {@code any(?)} stays: {@code down} has a row for each stay of a family
     * with its {@code root}, the stay that goes on.
     */
    public static final String OF_ANY = """
            with recursive up (id, into_stay) as (
                select id, into_stay from stay where id = any(?)
                union select s.id, s.into_stay from up u join stay s on s.id = u.into_stay),
            down (root, id) as (
                select id, id from up where into_stay is null
                union select d.root, s.id from down d join stay s on s.into_stay = d.id)
            """;

    private Families() {}

    /** A query that gives the {@code id} of a stay and of all parts of it. @param stay a column, or a parameter with its type */
    public static String parts(String stay) {
        return """
                with recursive part (id) as (
                  select %s union select m.id from part p join stay m on m.into_stay = p.id)
                select id from part""".formatted(stay);
    }
}
