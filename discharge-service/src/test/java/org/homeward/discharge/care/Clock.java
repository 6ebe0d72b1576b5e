package org.homeward.discharge.care;

import java.util.List;

/** Moves the clock of packages: what is open now is as it will be when its time is over. */
final class Clock {

    /** Statements after which every open offer's deadline lies behind. */
    static final List<String> OVER = List.of("""
            update package_offer set deadline = clock_timestamp() where status in ('sent', 'viewed')""", """
            update package_of_care set due_at = clock_timestamp(),
                data = jsonb_set(data::jsonb, '{state,deadline}', to_jsonb('2026-01-01T00:00:00Z'::text))::text
            where status = 'offered'""");

    /** Statements after which everything that has started has gone on for six weeks more, and what was to be seen then is. */
    static final List<String> SIX_WEEKS_LATER = List.of("""
            update task set opens_at = opens_at - interval '42 days', due_at = due_at - interval '42 days'""", """
            update package_of_care set data = jsonb_set(data::jsonb, '{firstStartedAt}', to_jsonb(to_char(
                ((data::jsonb ->> 'firstStartedAt')::timestamptz - interval '42 days') at time zone 'UTC',
                'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))::text""");

    private Clock() {}
}
