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

    private Clock() {}
}
