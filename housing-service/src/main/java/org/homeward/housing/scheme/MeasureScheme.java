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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.homeward.housing.flat.domain.Moment;
import org.homeward.housing.scheme.domain.Afterwards;
import org.homeward.housing.scheme.domain.Cost;
import org.homeward.housing.scheme.domain.FollowUp;
import org.homeward.housing.scheme.domain.Mark;
import org.homeward.housing.scheme.domain.Outcomes;
import org.homeward.housing.scheme.domain.Person;
import org.homeward.housing.scheme.domain.Without;
import org.homeward.housing.scheme.persistence.FollowUpAnswers;
import org.homeward.housing.scheme.persistence.FollowUpAnswers.Given;
import org.homeward.housing.scheme.persistence.RatesFile;
import org.homeward.housing.scheme.persistence.Requests;
import org.homeward.housing.scheme.persistence.Requests.Request;
import org.homeward.housing.scheme.persistence.Waits;
import org.homeward.housing.scheme.persistence.WhatFollowed;
import org.homeward.kit.db.Transactions;
import org.jspecify.annotations.Nullable;

/** What became of those for whom a scheme was asked, and what that was worth. */
@ApplicationScoped
public class MeasureScheme {

    /**
     * @param from the first day on which a scheme was asked for somebody
     * @param until the first day after them
     * @param trust whose stays; null for all
     */
    public record Question(
            String scheme,
            LocalDate from,
            LocalDate until,
            @Nullable String trust) {

        private boolean includes(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(until);
        }
    }

    private final Transactions transactions;
    private final Requests requests;
    private final WhatFollowed followed;
    private final FollowUpAnswers answers;
    private final Waits waits;
    private final RatesFile rates;

    MeasureScheme(
            Transactions transactions,
            Requests requests,
            WhatFollowed followed,
            FollowUpAnswers answers,
            Waits waits,
            RatesFile rates) {
        this.transactions = transactions;
        this.requests = requests;
        this.followed = followed;
        this.answers = answers;
        this.waits = waits;
        this.rates = rates;
    }

    /** Null if no flat and no referral names the scheme. */
    public @Nullable Outcomes measure(Question question) {
        return transactions.<@Nullable Outcomes>search(
                connection -> requests.isKnown(connection, question.scheme()) ? measure(connection, question) : null);
    }

    private Outcomes measure(Connection connection, Question question) throws SQLException {
        LocalDate today = new Moment(Instant.now()).day();
        Map<String, List<Request>> byStay = new TreeMap<>();
        for (Request one : requests.of(connection, question.scheme(), question.trust(), today)) {
            byStay.computeIfAbsent(one.stay(), stay -> new ArrayList<>()).add(one);
        }
        Set<String> ofTheScheme = new TreeSet<>(byStay.keySet());
        byStay.values().removeIf(all -> !question.includes(asked(all)));
        Map<String, Afterwards> afterwards = followed.of(connection, byStay.keySet(), today);
        Map<String, Map<Mark, List<Given>>> given = answers.given(connection, byStay.keySet());
        Map<String, LocalDate> ready = waits.ready(connection, byStay.keySet());
        List<Person> people = new ArrayList<>();
        Set<String> trusts = new TreeSet<>();
        byStay.forEach((stay, all) -> {
            trusts.add(all.getFirst().trust());
            Afterwards after = afterwards.get(stay);
            boolean isFollowed = all.stream().anyMatch(Request::isFollowed);
            List<FollowUp> followUps = after == null || !isFollowed
                    ? List.of()
                    : FollowPeopleUp.all(after, given.getOrDefault(stay, Map.of()), today);
            people.add(person(all, ready.get(stay), after, followUps));
        });
        Map<String, Long> waited = waits.without(
                connection, Moment.startOf(question.from()), Moment.startOf(question.until()), trusts, ofTheScheme);
        List<Without> without = new ArrayList<>();
        followed.of(connection, waited.keySet(), today)
                .forEach((stay, after) -> without.add(new Without(Objects.requireNonNull(waited.get(stay)), after)));
        return Outcomes.of(people, without, rates.bedDays(), today);
    }

    private static Person person(
            List<Request> all, @Nullable LocalDate ready, @Nullable Afterwards afterwards, List<FollowUp> followUps) {
        return new Person(
                all.size(),
                asked(all),
                all.stream().anyMatch(Request::isHelp),
                all.stream().anyMatch(Request::isHome),
                all.stream()
                        .map(Request::completed)
                        .filter(Objects::nonNull)
                        .max(LocalDate::compareTo)
                        .orElse(null),
                ready,
                afterwards,
                followUps,
                all.stream().map(Request::cost).reduce(Cost.NONE, Cost::plus));
    }

    private static LocalDate asked(List<Request> all) {
        return all.stream().map(Request::asked).min(LocalDate::compareTo).orElseThrow();
    }
}
