package org.homeward.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.homeward.admission.domain.BedStatus;
import org.homeward.admission.domain.Trigger;
import org.homeward.kit.db.DatabaseFailure;
import org.junit.jupiter.api.Test;

class CommitArrivalsTest {

    private final AdmissionDatabase database = new AdmissionDatabase();
    private final CommitArrivals commits = new CommitArrivals();

    private List<Receipt> commit(Arrival... arrivals) {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.transactions().run(connection -> commits.commit(connection, List.of(arrivals)));
            } catch (DatabaseFailure e) {
                if (!e.isContention() || attempt == 20) {
                    throw e;
                }
            }
        }
    }

    @Test
    void admitsAndTransfersInOneBatch() {
        Arrival a01 = Told.a01("P1", "V1").at(1).arrival();
        Arrival a02 = Told.a02("P1", "V1").at(2).in("RXX01/W2/B1/07").arrival();

        assertThat(commit(a01, a02)).containsExactly(Receipt.ACCEPTED, Receipt.ACCEPTED);

        assertThat(database.texts("select id || ' ' || version || ' ' || status || ' ' || ward from stay"))
                .containsExactly("RXX:V1 2 admitted W2");
        assertThat(database.texts("select type || ' ' || key || ' ' || version from outbox order by id"))
                .containsExactly(
                        "homeward.admission.patient-admitted.v1 RXX:V1 1",
                        "homeward.admission.patient-transferred.v1 RXX:V1 2");
        assertThat(database.number("select count(distinct recorded_at) from outbox"))
                .isEqualTo(2);
    }

    @Test
    void answersTheSameBytesAsADuplicateAndOtherBytesAsAConflict() {
        Told told = Told.a01("P1", "V1").at(1).under("X1");
        Arrival other = Told.a01("P9", "V9").at(1).under("X1").arrival();

        assertThat(commit(told.arrival(), told.arrival(), other))
                .containsExactly(Receipt.ACCEPTED, Receipt.DUPLICATE, Receipt.CONFLICT);
        assertThat(commit(other, told.arrival())).containsExactly(Receipt.CONFLICT, Receipt.DUPLICATE);

        assertThat(database.texts("select outcome from message order by outcome"))
                .containsExactly("accepted", "conflict");
        assertThat(database.texts("select id from stay")).containsExactly("RXX:V1");
    }

    @Test
    void joinsTheLedgersThatAMessageNamesTogether() {
        commit(Told.a01("P1", "V1").at(1).arrival());
        commit(Told.a01("P2", "V2").at(2).in("RXX01/W1/B1/02").arrival());
        commit(Told.a01("P3", "V3").at(2).in("RXX01/W1/B1/03").arrival());

        commit(Told.merge("P1", "P2").at(5).arrival());

        assertThat(database.number("select count(distinct ledger) from stay where id <> 'RXX:V3'"))
                .isEqualTo(1);
        assertThat(database.number("select count(distinct ledger) from fact")).isEqualTo(2);
        assertThat(database.number("select count(*) from ledger where into_ledger is not null"))
                .isEqualTo(1);
        assertThat(database.texts("select type from outbox order by id desc limit 1"))
                .containsExactly("homeward.admission.patient-links-changed.v1");
    }

    @Test
    void swapsTwoPatientsInOneEvent() {
        commit(Told.a01("P1", "V1").at(1).in("RXX01/W1/B1/01").arrival());
        commit(Told.a01("P2", "V2").at(1).in("RXX01/W1/B1/02").arrival());

        commit(Told.of(Trigger.A17, "P1", "V1")
                .at(5)
                .in("RXX01/W1/B1/02")
                .with(Told.of(Trigger.A17, "P2", "V2").at(5).in("RXX01/W1/B1/01")));

        assertThat(database.texts("select type || ' ' || key || ' ' || version from outbox order by id offset 2"))
                .containsExactly(
                        "homeward.admission.patients-swapped.v1 RXX:V1+RXX:V2 4",
                        "homeward.admission.patient-transferred.v1 RXX:V1 2",
                        "homeward.admission.patient-transferred.v1 RXX:V2 2");
    }

    @Test
    void tellsOfABedStatusThatComesLate() {
        commit(Told.bedStatus(BedStatus.State.U, 10));
        commit(Told.bedStatus(BedStatus.State.C, 5), Told.bedStatus(BedStatus.State.H, 12));

        assertThat(database.texts("select version || ' ' || (convert_from(data, 'UTF8')::jsonb ->> 'status') || ' '"
                        + " || (convert_from(data, 'UTF8')::jsonb -> 'statuses' -> 0 ->> 'status') || ' '"
                        + " || jsonb_array_length(convert_from(data, 'UTF8')::jsonb -> 'statuses')"
                        + " from outbox order by id"))
                .containsExactly("1 U U 1", "2 U C 2", "3 H C 3");
    }

    @Test
    void parksWhatFitsNowhereUntilAFactTells() {
        assertThat(commit(Told.of(Trigger.A02, "P1", null)
                        .at(5)
                        .in("RXX01/W2/B1/01")
                        .arrival()))
                .containsExactly(Receipt.PARKED);
        assertThat(database.texts("select outcome || ' ' || reason from message"))
                .containsExactly("parked which-stay");

        commit(Told.a01("P1", "V1").at(1).arrival());

        assertThat(database.texts("select distinct outcome from message")).containsExactly("accepted");
        assertThat(database.texts("select ward from stay")).containsExactly("W2");
    }

    @Test
    void storesTextThatTheDatabaseWouldRefuse() {
        Told told = Told.a01("P\u0000\ud800" + "x".repeat(5000), "V\u0000" + "y".repeat(5000))
                .under("C\u0000" + "z".repeat(5000));

        assertThat(commit(told.arrival(), told.arrival())).containsExactly(Receipt.ACCEPTED, Receipt.DUPLICATE);

        assertThat(database.number("select max(length(id)) from stay")).isLessThan(250);
    }

    @Test
    void letsACopyInAnotherTransactionWaitForTheFirst() {
        Told told = Told.a01("P1", "V1").at(1).under("X2");
        List<Receipt> second = new ArrayList<>();
        Thread[] other = new Thread[1];
        database.transactions().perform(connection -> {
            assertThat(commits.commit(connection, List.of(told.arrival()))).containsExactly(Receipt.ACCEPTED);
            other[0] = Thread.ofPlatform().start(() -> second.addAll(commit(told.arrival())));
            awaitLockWait();
            assertThat(second).isEmpty();
        });
        join(other[0]);
        assertThat(second).containsExactly(Receipt.DUPLICATE);
    }

    private void awaitLockWait() {
        org.awaitility.Awaitility.await()
                .until(() ->
                        database.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") > 0);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void keepsLedgersWholeWhenBatchesJoinThemAtOnce() {
        int chains = 8;
        int links = 12;
        CyclicBarrier start = new CyclicBarrier(4);
        List<CompletableFuture<Void>> workers = new ArrayList<>();
        for (int worker = 0; worker < 4; worker++) {
            int own = worker;
            workers.add(CompletableFuture.runAsync(() -> {
                awaitAll(start);
                for (int link = own; link < links; link += 4) {
                    Arrival[] batch = new Arrival[chains];
                    for (int chain = 0; chain < chains; chain++) {
                        int at = own % 2 == 0 ? chain : chains - 1 - chain;
                        batch[chain] = Told.merge(at + "-" + link, at + "-" + (link + 1))
                                .at(link)
                                .arrival();
                    }
                    commit(batch);
                }
            }));
        }
        workers.forEach(CompletableFuture::join);

        assertThat(database.number("select count(distinct ledger) from identifier"))
                .isEqualTo(chains);
        assertThat(database.number("select count(distinct ledger) from fact")).isEqualTo(chains);
        assertThat(database.number("select count(*) from fact")).isEqualTo((long) chains * links);
        assertThat(database.number(
                        "select count(*) from fact f join ledger l on l.id = f.ledger where into_ledger is not null"))
                .isZero();
    }

    private static void awaitAll(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
