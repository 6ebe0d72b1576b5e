package org.homeward.discharge.note;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who asks. The trust of a stay sees its notes, and so does a provider that has accepted a package for it, as long as
 * it sees that: each its own and the shared ones.
 *
 * @param mayActFor whether the caller may act for a trust
 * @param provider the caller as a provider of care, null if it is none
 * @param organisation the caller's own, null for an operator, who sees all
 */
public record NoteRights(
        Predicate<String> mayActFor,
        @Nullable String provider,
        @Nullable String organisation) {}
