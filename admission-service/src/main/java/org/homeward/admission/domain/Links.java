package org.homeward.admission.domain;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers stand for one another: the links in force, taken in event order. A link is transitive. Of a cycle the
 * last word counts: if A went into B and B then goes into A, A stands for both.
 */
final class Links {

    private final Map<String, Node> nodes = new HashMap<>();

    private static final class Node {
        final String number;

        @Nullable
        Node parent;
        /** Rank of the link to the parent; grows on the way to the root. */
        int since = -1;
        /** Of a root: the number that stands for the group, and since when if a cycle has turned it. */
        Node survivor = this;

        int turned = -1;

        Node(String number) {
            this.number = number;
        }
    }

    /** Joins {@code from} and all that it stands for into {@code into}; links are to be given by ascending rank. */
    void join(String from, String into, int rank) {
        Node source = node(from);
        Node target = node(into);
        Node sourceRoot = root(source);
        Node targetRoot = root(target);
        if (sourceRoot != targetRoot) {
            sourceRoot.parent = targetRoot;
            sourceRoot.since = rank;
        } else if (sourceRoot.survivor == source && source != target) {
            sourceRoot.survivor = target;
            sourceRoot.turned = rank;
        }
    }

    /** The number that stands for this one, itself if none does. */
    String survivor(String number) {
        Node node = nodes.get(number);
        return node == null ? number : root(node).survivor.number;
    }

    /** Rank of the link since which the survivor stands for this number; -1 of a survivor itself. */
    int since(String number) {
        Node node = nodes.get(number);
        if (node == null) {
            return -1;
        }
        Node root = root(node);
        return root.survivor == node ? -1 : Math.max(node.since, root.turned);
    }

    /** Survivors with the numbers that are joined to them. */
    SortedMap<String, SortedSet<String>> groups() {
        SortedMap<String, SortedSet<String>> groups = new TreeMap<>();
        for (String number : nodes.keySet()) {
            String survivor = survivor(number);
            if (!survivor.equals(number)) {
                groups.computeIfAbsent(survivor, s -> new TreeSet<>()).add(number);
            }
        }
        return groups;
    }

    private Node node(String number) {
        return nodes.computeIfAbsent(number, Node::new);
    }

    /** The root; on the way each node is hung under it, with the rank of the last link of its path. */
    private static Node root(Node node) {
        Node root = node;
        int since = -1;
        for (Node up = root.parent; up != null; up = root.parent) {
            since = root.since;
            root = up;
        }
        Node hung = node;
        while (hung.parent != null) {
            Node next = hung.parent;
            hung.parent = root;
            hung.since = since;
            hung = next;
        }
        return root;
    }
}
