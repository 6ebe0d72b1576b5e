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
import org.homeward.housing.scheme.persistence.FollowUpAnswers.Helped;
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

    /** A follow-up of somebody. */
    public record Found(Helped helped, FollowUp followUp) {}

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
    public List<Found> due(@Nullable String trust, @Nullable Found after, int limit) {
        return transactions.search(connection -> due(connection, trust, after, limit));
    }

    /** Null if nobody whom housing has helped left in this stay. */
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
        if (found == null || !mayActFor.test(found.helped().trust())) {
            return new Outcome.Unknown();
        }
        Status status = found.followUp().status();
        if (status == Status.NOT_YET || status == Status.TOLD) {
            return new Outcome.NotDue(found);
        }
        answers.give(connection, stay, mark, living, by, RecordedTime.read(connection));
        return new Outcome.Answered(Objects.requireNonNull(find(connection, stay, mark)));
    }

    private List<Found> due(Connection connection, @Nullable String trust, @Nullable Found after, int limit)
            throws SQLException {
        LocalDate today = new Moment(Instant.now()).day();
        Instant from = Moment.startOf(today.minusDays(Mark.DAY_180.days() + Mark.ASKED_FOR_DAYS));
        Instant until = Moment.startOf(today.minusDays(Mark.DAY_30.days() - 1));
        List<Found> due = new ArrayList<>();
        Helped seen = after == null ? null : after.helped();
        if (after != null) {
            due(connection, List.of(after.helped()), today).stream()
                    .filter(one ->
                            one.followUp().mark().compareTo(after.followUp().mark()) > 0)
                    .forEach(due::add);
        }
        List<Helped> some = answers.helped(connection, from, until, trust, seen, AT_ONCE);
        while (due.size() < limit && !some.isEmpty()) {
            due.addAll(due(connection, some, today));
            some = answers.helped(connection, from, until, trust, some.getLast(), AT_ONCE);
        }
        return due.stream().limit(limit).toList();
    }

    private List<Found> due(Connection connection, List<Helped> some, LocalDate today) throws SQLException {
        return of(connection, some, today).stream()
                .filter(one -> one.followUp().status() == Status.DUE)
                .toList();
    }

    private @Nullable Found find(Connection connection, String stay, Mark mark) throws SQLException {
        Helped helped = answers.helped(connection, stay);
        return helped == null
                ? null
                : of(connection, List.of(helped), new Moment(Instant.now()).day()).stream()
                        .filter(one -> one.followUp().mark() == mark)
                        .findFirst()
                        .orElse(null);
    }

    /** All three of each, in the order given. */
    private List<Found> of(Connection connection, List<Helped> some, LocalDate today) throws SQLException {
        List<String> stays = some.stream().map(Helped::stay).toList();
        Map<String, Afterwards> afterwards = followed.of(connection, stays, today);
        Map<String, Map<Mark, Living>> given = answers.given(connection, stays);
        List<Found> found = new ArrayList<>();
        for (Helped one : some) {
            Afterwards known = afterwards.get(one.stay());
            if (known != null) {
                Map<Mark, Living> answered = given.getOrDefault(one.stay(), Map.of());
                for (Mark mark : Mark.values()) {
                    found.add(new Found(one, FollowUp.of(mark, known, answered.get(mark), today)));
                }
            }
        }
        return found;
    }
}
