package org.homeward.discharge.person;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.discharge.persistence.Stays;
import org.homeward.discharge.person.domain.Readmission;
import org.homeward.discharge.person.persistence.People;
import org.homeward.kit.db.Transactions;
import org.jspecify.annotations.Nullable;

/** Whose stays these are, and whether they follow one another within the time of a readmission. */
@ApplicationScoped
public class FindPeople {

    /**
     * @param person random id, null while nobody said whose stay it is
     * @param readmissionOf the earlier stay that this one came after
     * @param readmittedWith the stay that the person came back with
     */
    public record Joined(
            @Nullable String person,
            @Nullable Readmission readmissionOf,
            @Nullable Readmission readmittedWith) {

        public static final Joined NOBODY = new Joined(null, null, null);
    }

    private final Transactions transactions;
    private final People people;
    private final Stays stays;

    FindPeople(Transactions transactions, People people, Stays stays) {
        this.transactions = transactions;
        this.people = people;
        this.stays = stays;
    }

    /** What is known of each of these stays. */
    public Map<String, Joined> of(Collection<String> ids) {
        return ids.isEmpty() ? Map.of() : transactions.run(connection -> of(connection, ids));
    }

    /** The same within the transaction that reads more. */
    public Map<String, Joined> of(Connection connection, Collection<String> ids) throws SQLException {
        Map<String, People.Stays> ofPersons = people.ofStays(connection, ids);
        Set<String> wanted = new TreeSet<>();
        ofPersons.values().stream().filter(one -> !one.others().isEmpty()).forEach(one -> {
            wanted.add(one.stay());
            wanted.addAll(one.others());
        });
        Map<String, StayVersion> versions = wanted.isEmpty()
                ? Map.of()
                : stays.newest(connection, wanted).stream().collect(toMap(StayVersion::stay, version -> version));
        Map<String, Joined> result = new HashMap<>();
        ofPersons.forEach((stay, one) -> result.put(stay, joined(one, versions)));
        return result;
    }

    private static Joined joined(People.Stays of, Map<String, StayVersion> versions) {
        StayVersion stay = versions.get(of.stay());
        if (stay == null) {
            return new Joined(of.person(), null, null);
        }
        List<StayVersion> others = new ArrayList<>();
        for (String other : of.others()) {
            StayVersion version = versions.get(other);
            if (version != null) {
                others.add(version);
            }
        }
        return new Joined(of.person(), Readmission.of(stay, others), Readmission.following(stay, others));
    }
}
