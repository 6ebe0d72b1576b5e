package org.homeward.discharge.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.homeward.discharge.domain.CaseChange;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.domain.Standing;
import org.homeward.kit.db.Rows;
import org.homeward.kit.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a case beside what it is folded from.
 *
 * @param data as it was last told; empty when nobody was told of it
 * @param toTell whether it is to be told again also where nothing has changed
 */
record CaseRow(
        long version,
        String data,
        Instant recordedAt,
        boolean toTell,
        @Nullable String claimedBy,
        @Nullable Instant claimedAt) {

    /** A row to be written. @param isTold whether others are to be told of it */
    record Next(CaseRow before, CaseState state, String data, boolean isTold) {

        Event event() {
            DischargeCase discharge = state.discharge();
            Standing was = before.data.isEmpty() ? Standing.NOTHING : StandingJson.read(before.data);
            return CaseEvents.event(
                    CaseChange.between(was, Standing.of(discharge)).text(),
                    discharge.stay(),
                    discharge.trust(),
                    state.version(),
                    data,
                    state.recordedAt());
        }
    }

    static CaseRow read(ResultSet row) throws SQLException {
        return new CaseRow(
                row.getLong("version"),
                row.getString("data"),
                Rows.instant(row, "recorded_at"),
                row.getBoolean("to_tell"),
                row.getString("claimed_by"),
                Rows.instantOrNull(row, "claimed_at"));
    }

    CaseState of(DischargeCase discharge) {
        return new CaseState(discharge, version, recordedAt, claimedBy, claimedAt);
    }

    /** As the case is folded now. Who has claimed it works on it no more once it is closed, or begins anew. */
    Next next(DischargeCase discharge, String folded, Instant now) {
        boolean isChanged = !data.equals(folded);
        boolean isTold = isChanged || toTell;
        boolean isClaimed = claimedAt != null && discharge.isStillClaimed(claimedAt);
        CaseState state = new CaseState(
                discharge,
                isTold ? version + 1 : version,
                isChanged ? now : recordedAt,
                isClaimed ? claimedBy : null,
                isClaimed ? claimedAt : null);
        return new Next(this, state, folded, isTold);
    }
}
