package org.homeward.admission.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The state of a ledger as a pure function of its facts: the same for every order of arrival, every repetition and every
 * split into batches.
 *
 * <p>In this order: each fact once, in event order ({@link Ledger}, {@link Order}); the links in force between patient
 * numbers and between visit numbers ({@link Merges}); the stay of each fact ({@link WhichStay} for those without a visit
 * number); what each cancel voids ({@link Cancels}); the persons ({@link Persons}); the course of each stay, movement by
 * movement ({@link Course}, {@link Rule}).
 */
public final class Fold {

    private final List<Entry> entries;
    private final Links patients;
    private final Links visits;
    private final Voids voids;
    private final @Nullable Draft[] homes;
    private final Map<String, Draft> numbered = new LinkedHashMap<>();
    private final Map<String, List<Entry>> loose = new LinkedHashMap<>();

    private Fold(List<Entry> entries) {
        this.entries = entries;
        patients = Merges.ofPatients(entries);
        visits = Merges.ofVisits(entries);
        voids = new Voids(entries.size());
        homes = new @Nullable Draft[entries.size()];
    }

    /** What follows from these facts, all of one trust and one ledger. */
    public static Outcome fold(Collection<Fact> facts) {
        return new Fold(Ledger.of(facts)).outcome();
    }

    private Outcome outcome() {
        entries.forEach(this::sort);
        List<Draft> drafts = settle();
        SortedMap<String, Person> persons = Persons.of(entries, patients, voids);
        List<Stay> stays = new ArrayList<>(mergedVisits());
        drafts.forEach(draft -> stays.add(Assembly.stay(draft, voids, patients, persons)));
        stays.sort(Comparator.comparing(Stay::id));
        Landings landings = Landings.of(entries, homes);
        return new Outcome(stays, links(), List.copyOf(persons.values()), landings.all(), landings.unplaced());
    }

    /** Puts a fact into the stay of its visit number, or aside if its stay is still to be found. */
    private void sort(Entry entry) {
        Fact fact = entry.fact();
        if (!isAboutAStay(fact.trigger())) {
            return;
        }
        String number = visitOf(fact);
        if (number != null) {
            Draft draft = numbered.computeIfAbsent(visits.survivor(number), v -> Draft.numbered(fact.trust(), v));
            draft.add(entry);
            homes[entry.rank()] = draft;
        } else if (fact.patient() != null && fact.link() == null) {
            loose.computeIfAbsent(patients.survivor(fact.patient()), p -> new ArrayList<>())
                    .add(entry);
        }
    }

    /** The visit number; of an A45 without a new one, that of the visit which it moves. */
    private static @Nullable String visitOf(Fact fact) {
        if (fact.visit() == null && fact.link() != null && fact.trigger() == Trigger.A45) {
            return fact.link().fromVisit();
        }
        return fact.visit();
    }

    static boolean isAboutAStay(Trigger trigger) {
        return switch (trigger) {
            case A20, A28, A31, A34, A37, A40, A47 -> false;
            default -> true;
        };
    }

    private List<Draft> settle() {
        Map<String, List<Draft>> ofPatient = new HashMap<>();
        for (Draft draft : numbered.values()) {
            String owner = Claims.owner(draft.entries());
            String patient = owner == null ? null : patients.survivor(owner);
            if (patient != null && loose.containsKey(patient)) {
                ofPatient.computeIfAbsent(patient, p -> new ArrayList<>()).add(draft);
            } else {
                draft.resolve(voids);
            }
        }
        List<Draft> all = new ArrayList<>(numbered.values());
        loose.forEach((patient, facts) ->
                all.addAll(new WhichStay(ofPatient.getOrDefault(patient, List.of()), facts, homes, voids).settle()));
        return all;
    }

    private List<Stay> mergedVisits() {
        String trust = entries.isEmpty() ? "" : entries.getFirst().fact().trust();
        List<Stay> merged = new ArrayList<>();
        visits.groups()
                .forEach((survivor, retired) ->
                        retired.forEach(visit -> merged.add(Assembly.merged(trust, visit, survivor))));
        return merged;
    }

    private List<PatientLinks> links() {
        List<PatientLinks> links = new ArrayList<>();
        patients.groups().forEach((survivor, retired) -> links.add(new PatientLinks(survivor, List.copyOf(retired))));
        return links;
    }
}
