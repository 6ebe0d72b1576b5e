package org.homeward.admission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.homeward.admission.domain.Fact;
import org.homeward.admission.persistence.Identifier;
import org.jspecify.annotations.Nullable;

/** Which facts can touch each other: those that share a patient or visit number, directly or through others. */
final class Groups {

    private final Map<Object, Object> parents = new HashMap<>();

    private Groups() {}

    /**
     * One set of numbers that belong together.
     *
     * @param ledgers the ledgers to which some of them point already, in id order
     * @param unknown those that point nowhere yet
     */
    record Group(TreeSet<Long> ledgers, List<Identifier> unknown) {}

    /** The numbers that a fact names, and that belong together from then on. */
    static Set<Identifier> named(Fact fact) {
        Set<Identifier> named = new LinkedHashSet<>();
        add(named, fact.trust(), Identifier.Kind.P, fact.patient());
        add(named, fact.trust(), Identifier.Kind.V, fact.visit());
        if (fact.link() != null) {
            add(named, fact.trust(), Identifier.Kind.P, fact.link().fromPatient());
            add(named, fact.trust(), Identifier.Kind.V, fact.link().fromVisit());
        }
        return named;
    }

    private static void add(Set<Identifier> named, String trust, Identifier.Kind kind, @Nullable String number) {
        if (number != null && !number.isEmpty()) {
            named.add(new Identifier(trust, kind, number));
        }
    }

    /** Groups the numbers of the facts by what each fact joins and by the ledgers they point to. */
    static Collection<Group> of(Collection<Set<Identifier>> facts, Map<Identifier, Long> known) {
        Groups groups = new Groups();
        Set<Identifier> all = new LinkedHashSet<>();
        for (Set<Identifier> named : facts) {
            all.addAll(named);
            named.forEach(identifier -> groups.union(named.iterator().next(), identifier));
        }
        known.forEach(groups::union);
        Map<Object, Group> result = new HashMap<>();
        for (Identifier identifier : all) {
            Group group = result.computeIfAbsent(
                    groups.root(identifier), root -> new Group(new TreeSet<>(), new ArrayList<>()));
            Long ledger = known.get(identifier);
            if (ledger == null) {
                group.unknown().add(identifier);
            } else {
                group.ledgers().add(ledger);
            }
        }
        return result.values();
    }

    private void union(Object a, Object b) {
        parents.put(root(a), root(b));
    }

    private Object root(Object node) {
        Object at = node;
        Object parent = parents.get(at);
        while (parent != null && !parent.equals(at)) {
            at = parent;
            parent = parents.get(at);
        }
        if (!at.equals(node)) {
            parents.put(node, at);
        }
        return at;
    }
}
