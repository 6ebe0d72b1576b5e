package org.homeward.discharge.returns;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.discharge.persistence.ReferenceData;
import org.homeward.discharge.returns.domain.By;
import org.homeward.discharge.returns.domain.ExpectedDates;
import org.homeward.discharge.returns.domain.Figure;
import org.homeward.discharge.returns.domain.HospitalDay;
import org.homeward.discharge.returns.domain.Inpatients;
import org.homeward.discharge.returns.domain.ReadyDatePublication;
import org.homeward.discharge.returns.domain.RedAndGreen;
import org.homeward.discharge.returns.domain.Row;
import org.homeward.discharge.returns.domain.SituationMetrics;
import org.homeward.discharge.returns.domain.SituationReport;
import org.homeward.discharge.returns.domain.StayLedger;
import org.homeward.discharge.returns.persistence.Ledgers;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.outbox.Upstream;
import org.jspecify.annotations.Nullable;

/** The returns of a trust, folded anew from the facts for every question. */
@ApplicationScoped
public class FindReturns {

    /**
     * What is asked. The days lie in one month.
     *
     * @param asOf nothing that happened later counts
     * @param knownAt only what was recorded up to then counts; null for everything
     */
    public record Question(
            String trust,
            LocalDate first,
            LocalDate last,
            Instant asOf,
            @Nullable Instant knownAt) {

        YearMonth month() {
            return YearMonth.from(first);
        }
    }

    /** @param knownAt recorded time up to which the answer is complete; null at first */
    public record Answer<T>(T value, @Nullable Instant knownAt) {}

    private record Read(List<StayLedger> ledgers, @Nullable Instant knownAt) {}

    private final Transactions transactions;
    private final Ledgers ledgers;
    private final Upstream upstream;
    private final ReferenceData reference;
    private final Providers providers;
    private final Set<String> notIn;
    private final Set<String> withoutRedAndGreen;
    private final @Nullable BigDecimal bedDay;
    private final Duration expectedDateWithin;

    FindReturns(
            Transactions transactions,
            Ledgers ledgers,
            Upstream upstream,
            ReferenceData reference,
            Providers providers,
            @ConfigProperty(name = "homeward.returns.not-in") Optional<Set<String>> notIn,
            @ConfigProperty(name = "homeward.red-green.not-in") Optional<Set<String>> withoutRedAndGreen,
            @ConfigProperty(name = "homeward.returns.bed-day") Optional<BigDecimal> bedDay,
            @ConfigProperty(name = "homeward.expected-date.emergency") Duration expectedDateWithin) {
        this.transactions = transactions;
        this.ledgers = ledgers;
        this.upstream = upstream;
        this.reference = reference;
        this.providers = providers;
        this.notIn = notIn.orElse(Set.of());
        this.withoutRedAndGreen = withoutRedAndGreen.orElse(Set.of());
        this.bedDay = bedDay.orElse(null);
        this.expectedDateWithin = expectedDateWithin;
    }

    /** The discharge situation report, day by day. */
    public Answer<List<Figure>> situation(Question question) {
        Read read = read(question);
        Inpatients all = Inpatients.of(read.ledgers, question.asOf);
        var figures = SituationReport.of(
                question.first,
                question.last,
                all,
                notIn,
                day -> SituationMetrics.of(day, reference.delayReasons(), reference.destinations(), bedDay));
        return new Answer<>(figures, read.knownAt);
    }

    /** The trust's row of the discharge ready date publication, and the discharges without a ready date. */
    public Answer<ReadyDatePublication> readyDates(Question question) {
        Read read = read(question);
        Inpatients all = Inpatients.of(read.ledgers, question.asOf);
        List<HospitalDay> days = ReadyDatePublication.days(question.month(), all, notIn);
        return new Answer<>(ReadyDatePublication.of(providers.find(question.trust), days), read.knownAt);
    }

    /** Red and green days, added up by ward, site or trust. */
    public Answer<List<Row<RedAndGreen.StayDay>>> redAndGreen(Question question, By by) {
        Read read = read(question);
        var totals = RedAndGreen.of(
                question.trust, by, question.first, question.last, read.ledgers, withoutRedAndGreen, question.asOf);
        return new Answer<>(totals, read.knownAt);
    }

    /** Whose expected date of discharge was set in time, added up by ward, site or trust. */
    public Answer<List<Row<ExpectedDates.Due>>> expectedDates(Question question, By by) {
        Read read = read(question);
        var totals = ExpectedDates.of(
                question.trust, by, question.first, question.last, read.ledgers, expectedDateWithin, question.asOf);
        return new Answer<>(totals, read.knownAt);
    }

    /** Whole months are read, so that what is told of a day does not depend on how many are asked for. */
    private Read read(Question question) {
        Instant from = HospitalDay.startOf(question.month().atDay(1));
        Instant until = HospitalDay.startOf(question.month().plusMonths(1).atDay(1));
        return transactions.search(connection -> new Read(
                ledgers.of(connection, question.trust, from, until, question.knownAt),
                question.knownAt == null ? upstream.knownAt(connection) : question.knownAt));
    }
}
