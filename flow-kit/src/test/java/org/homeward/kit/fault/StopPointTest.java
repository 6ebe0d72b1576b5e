package org.homeward.kit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StopPointTest {

    @Test
    void isNeverDueWithoutTheSetting() {
        assertThat(new StopPoint(null).isDueAt("stop.anywhere")).isFalse();
        assertThat(StopPoint.sabotaged("mark-before-send")).isFalse();
    }

    @Test
    void isDueWhereItIsNamedAndOnlyThere() {
        var points = new StopPoint("no-dedup, stop.here");
        assertThat(points.isDueAt("stop.there")).isFalse();
        assertThat(points.isDueAt("stop.here")).isTrue();
    }

    @Test
    void letsEarlierPassesThrough() {
        var points = new StopPoint("stop.here@3");
        assertThat(points.isDueAt("stop.here")).isFalse();
        assertThat(points.isDueAt("stop.here")).isFalse();
        assertThat(points.isDueAt("stop.here")).isTrue();
        assertThat(points.isDueAt("stop.here")).isFalse();
    }
}
