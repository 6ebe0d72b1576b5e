package org.homeward.admission.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The persons behind the local numbers of a ledger. Each number keeps a record of its own, so that undoing a merge
 * restores both. A merge changes no data (ITK HL7 v2, A40): a survivor's own record wins, and the numbers joined to it
 * only fill its gaps; what is said of them after they were joined is said of the survivor. Whether a patient has died is
 * the newest word under any of his numbers, void events apart.
 */
final class Persons {

    private final Map<String, PersonDraft> own = new HashMap<>();
    private final Map<String, PersonDraft> joined = new HashMap<>();
    private final Links patients;
    private final Voids voids;

    private Persons(Links patients, Voids voids) {
        this.patients = patients;
        this.voids = voids;
    }

    /** The persons by number. */
    static SortedMap<String, Person> of(List<Entry> entries, Links patients, Voids voids) {
        Persons persons = new Persons(patients, voids);
        entries.forEach(persons::take);
        PersonDraft nothing = new PersonDraft();
        SortedMap<String, Person> all = new TreeMap<>();
        for (String number : new ArrayList<>(persons.own.keySet())) {
            PersonDraft base = persons.joined.getOrDefault(number, nothing);
            all.put(number, draft(persons.own, number).over(base, number));
        }
        return all;
    }

    private void take(Entry entry) {
        Fact fact = entry.fact();
        if (fact.link() != null && fact.link().fromPatient() != null) {
            draft(own, fact.link().fromPatient());
        }
        String number = fact.patient();
        if (number == null) {
            return;
        }
        String survivor = patients.survivor(number);
        tell(own, number, entry);
        if (!survivor.equals(number)) {
            boolean late = entry.rank() > patients.since(number);
            tell(late ? own : joined, survivor, entry);
        }
    }

    private void tell(Map<String, PersonDraft> drafts, String number, Entry entry) {
        draft(drafts, number).identity(entry.fact().details());
        if (!voids.isVoid(entry)) {
            draft(own, number).death(entry.fact().details());
        }
    }

    private static PersonDraft draft(Map<String, PersonDraft> drafts, String number) {
        return drafts.computeIfAbsent(number, n -> new PersonDraft());
    }
}
