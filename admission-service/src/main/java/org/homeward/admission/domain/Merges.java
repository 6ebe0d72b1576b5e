package org.homeward.admission.domain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which merges are in force. Of patients: A34, A40 and A47, except those that an A37 later in event order undoes: every
 * way by which the freed number leads to the other one, or the other one to it (the two PIDs of an A37 have no fixed
 * roles). Of visits: A42, and A45 where it changes the visit number; nothing undoes these.
 */
final class Merges {

    private final Map<String, List<Link>> outgoing = new HashMap<>();
    private final List<Link> made = new ArrayList<>();
    private final Set<Link> undone = new HashSet<>();

    private Merges() {}

    private record Link(String from, String into, int rank) {}

    /** The links of patient numbers in force. */
    static Links ofPatients(List<Entry> entries) {
        Merges merges = new Merges();
        for (Entry entry : entries) {
            merges.take(entry);
        }
        Links links = new Links();
        for (Link link : merges.made) {
            if (!merges.undone.contains(link)) {
                links.join(link.from, link.into, link.rank);
            }
        }
        return links;
    }

    /** The visit numbers that were joined. */
    static Links ofVisits(List<Entry> entries) {
        Links links = new Links();
        for (Entry entry : entries) {
            Fact fact = entry.fact();
            if (fact.link() == null || (fact.trigger() != Trigger.A42 && fact.trigger() != Trigger.A45)) {
                continue;
            }
            String from = fact.link().fromVisit();
            String into = fact.visit();
            if (from != null && into != null && !from.equals(into)) {
                links.join(from, into, entry.rank());
            }
        }
        return links;
    }

    private void take(Entry entry) {
        Fact fact = entry.fact();
        if (fact.link() == null || fact.patient() == null || fact.link().fromPatient() == null) {
            return;
        }
        String from = fact.link().fromPatient();
        String into = fact.patient();
        if (from.equals(into)) {
            return;
        }
        switch (fact.trigger()) {
            case A34, A40, A47 -> make(new Link(from, into, entry.rank()));
            case A37 -> {
                cut(from, into);
                cut(into, from);
            }
            default -> {}
        }
    }

    private void make(Link link) {
        made.add(link);
        outgoing.computeIfAbsent(link.from, n -> new ArrayList<>()).add(link);
    }

    private void cut(String freed, String other) {
        List<Link> links = outgoing.getOrDefault(freed, List.of());
        for (Link link : List.copyOf(links)) {
            if (leads(link.into, other, freed)) {
                undone.add(link);
                links.remove(link);
            }
        }
    }

    /** Whether links lead from one number to another without passing a third. */
    private boolean leads(String from, String to, String past) {
        Set<String> seen = new HashSet<>(Set.of(past));
        Deque<String> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            String number = next.remove();
            if (number.equals(to)) {
                return true;
            }
            if (seen.add(number)) {
                outgoing.getOrDefault(number, List.of()).forEach(link -> next.add(link.into));
            }
        }
        return false;
    }
}
