package org.homeward.housing.scheme;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.homeward.housing.flat.domain.Moment;
import org.homeward.housing.scheme.domain.Afterwards;
import org.homeward.housing.scheme.domain.FollowUp;
import org.homeward.housing.scheme.domain.FollowUp.Status;
import org.homeward.housing.scheme.domain.Living;
import org.homeward.housing.scheme.domain.Mark;
import org.homeward.housing.scheme.persistence.FollowUpAnswers;
import org.homeward.housing.scheme.persistence.FollowUpAnswers.Followed;
import org.homeward.housing.scheme.persistence.FollowUpAnswers.Given;
import org.homeward.housing.scheme.persistence.WhatFollowed;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.jspecify.annotations.Nullable;

/** Finds out where people live 30, 91 and 180 days after leaving hospital: from events, or else by asking. */
@ApplicationScoped
public class FollowPeopleUp {

    private static final int AT_ONCE = 500;

    /** A follow-up of somebody. @param answers what people have said, the last one at the end */
    public record Found(Followed person, FollowUp followUp, List<Given> answers) {
        public Found {
            answers = List.copyOf(answers);
        }
    }

    /** Where a list goes on, whatever has become of the one that was seen last. */
    public record After(Instant left, String stay, Mark mark) {}

    /** What came of an answer. */
    public sealed interface Outcome {
        record Answered(Found found) implements Outcome {}

        /** It is not to be asked: it stays as it is. */
        record NotDue(Found found) implements Outcome {}

        /** None, or none that the caller may see. */
        record Unknown() implements Outcome {}
    }

    private final DoOnce once;
    private final Transactions transactions;
    private final FollowUpAnswers answers;
    private final WhatFollowed followed;

    FollowPeopleUp(DoOnce once, Transactions transactions, FollowUpAnswers answers, WhatFollowed followed) {
        this.once = once;
        this.transactions = transactions;
        this.answers = answers;
        this.followed = followed;
    }

    /** What somebody has to ask about now, who has left first in front. @param trust null for all */
    public List<Found> due(@Nullable String trust, @Nullable After after, int limit) {
        return transactions.search(connection -> due(connection, trust, after, limit));
    }

    /** Null if nobody whom housing follows up left in this stay. */
    public @Nullable Found find(String stay, Mark mark) {
        return transactions.<@Nullable Found>run(connection -> find(connection, stay, mark));
    }

    /** @param mayActFor whether the caller may for a trust @param answer how an outcome is told */
    public Answer answer(
            String stay,
            Mark mark,
            Living living,
            String by,
            Predicate<String> mayActFor,
            IdempotencyKeys.Command command,
            Function<Outcome, Answer> answer) {
        return once.run(command, connection -> answer.apply(answer(connection, stay, mark, living, by, mayActFor)));
    }

    private Outcome answer(
            Connection connection, String stay, Mark mark, Living living, String by, Predicate<String> mayActFor)
            throws SQLException {
        Found found = find(connection, stay, mark);
        if (found == null || !mayActFor.test(found.person().trust())) {
            return new Outcome.Unknown();
        }
        Status status = found.followUp().status();
        if (status == Status.NOT_YET || status == Status.TOLD) {
            return new Outcome.NotDue(found);
        }
        answers.give(connection, stay, mark, living, by, RecordedTime.read(connection));
        return new Outcome.Answered(Objects.requireNonNull(find(connection, stay, mark)));
    }

    private List<Found> due(Connection connection, @Nullable String trust, @Nullable After after, int limit)
            throws SQLException {
        LocalDate today = new Moment(Instant.now()).day();
        Instant from = Moment.startOf(today.minusDays(Mark.DAY_180.days() + Mark.ASKED_FOR_DAYS));
        Instant until = Moment.startOf(today.minusDays(Mark.DAY_30.days() - 1));
        List<Found> due = new ArrayList<>(after == null ? List.of() : othersOf(connection, after, trust, today));
        Followed seen = after == null ? null : new Followed(after.stay(), "", after.left());
        List<Followed> some = answers.followed(connection, from, until, trust, seen, AT_ONCE);
        while (due.size() < limit && !some.isEmpty()) {
            due.addAll(due(connection, some, today));
            some = answers.followed(connection, from, until, trust, some.getLast(), AT_ONCE);
        }
        return due.stream().limit(limit).toList();
    }

    /** What else is due of the person who was seen last; none if that person is not followed up any more. */
    private List<Found> othersOf(Connection connection, After after, @Nullable String trust, LocalDate today)
            throws SQLException {
        Followed same = answers.followed(connection, after.stay());
        return same == null || trust != null && !trust.equals(same.trust())
                ? List.of()
                : due(connection, List.of(same), today).stream()
                        .filter(one -> one.followUp().mark().compareTo(after.mark()) > 0)
                        .toList();
    }

    private List<Found> due(Connection connection, List<Followed> some, LocalDate today) throws SQLException {
        return of(connection, some, today).stream()
                .filter(one -> one.followUp().status() == Status.DUE)
                .toList();
    }

    private @Nullable Found find(Connection connection, String stay, Mark mark) throws SQLException {
        Followed person = answers.followed(connection, stay);
        return person == null
                ? null
                : of(connection, List.of(person), new Moment(Instant.now()).day()).stream()
                        .filter(one -> one.followUp().mark() == mark)
                        .findFirst()
                        .orElse(null);
    }

    /** All three of each, in the order given. */
    private List<Found> of(Connection connection, List<Followed> some, LocalDate today) throws SQLException {
        List<String> stays = some.stream().map(Followed::stay).toList();
        Map<String, Afterwards> afterwards = followed.of(connection, stays, today);
        Map<String, Map<Mark, List<Given>>> given = answers.given(connection, stays);
        List<Found> found = new ArrayList<>();
        for (Followed one : some) {
            Afterwards known = afterwards.get(one.stay());
            if (known != null) {
                Map<Mark, List<Given>> answered = given.getOrDefault(one.stay(), Map.of());
                all(known, answered, today)
                        .forEach(followUp ->
                                found.add(new Found(one, followUp, answered.getOrDefault(followUp.mark(), List.of()))));
            }
        }
        return found;
    }

    /** All three of one person. */
    static List<FollowUp> all(Afterwards afterwards, Map<Mark, List<Given>> given, LocalDate today) {
        List<FollowUp> all = new ArrayList<>();
        for (Mark mark : Mark.values()) {
            List<Given> answered = given.getOrDefault(mark, List.of());
            Living last = answered.isEmpty() ? null : answered.getLast().living();
            all.add(FollowUp.of(mark, afterwards, last, today));
        }
        return all;
    }
}
