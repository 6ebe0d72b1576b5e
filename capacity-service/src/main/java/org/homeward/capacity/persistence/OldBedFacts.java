package org.homeward.capacity.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.homeward.kit.db.Rows;

/**
 * What was said about beds and decides nothing at or after an instant: not what is shown now, and not what is answered
 * about any later time. Each call takes some of it only.
 */
@ApplicationScoped
public class OldBedFacts {

    private static final String HOLDS = """
            delete from hold where id in (
              select id from hold where ended_recorded_at < ? order by ended_recorded_at limit ?)
            returning bed""";

    /** What a status began is ended by another, or it is repeated; the last word of a feed is kept to be compared with. */
    private static final String STATUSES = """
            with past as (select ?::timestamptz as until)
            delete from bed_status where id in (
              select f.id from past p join bed_status f on f.from_at < p.until and f.recorded_at < p.until
              where (f.said = 'CLOSED' and f.until_at < p.until)
                 or ((f.said not like 'FEED%' or exists (
                       select 1 from bed_status l where l.bed = f.bed and l.said like 'FEED%'
                         and l.from_at > f.from_at and l.from_at < p.until and l.recorded_at < p.until))
                   and exists (
                       select 1 from bed_status g where g.bed = f.bed
                         and g.from_at > f.from_at and g.from_at < p.until and g.recorded_at < p.until
                         and (g.said in ('FEED_UNOCCUPIED', case
                                when f.said in ('CLOSED', 'FEED_CLOSED') then 'OPEN' else 'CLEAN' end)
                              and not (f.said = 'CLOSED' and g.said = 'FEED_UNOCCUPIED')
                              and f.said not in ('CLEAN', 'OPEN', 'FEED_UNOCCUPIED', 'FEED_OCCUPIED')
                           or g.said = f.said and f.said in ('CLEAN', 'OPEN', 'FEED_UNOCCUPIED')
                           or f.said = 'FEED_OCCUPIED')))
              order by f.from_at limit ?)
            returning bed""";

    private static final String SITES = """
            select distinct site from (
              select v.site from estate_version v where v.recorded_at < ? and exists (
                select 1 from estate_version l
                where l.site = v.site and l.version > v.version and l.recorded_at < ?)
              order by v.recorded_at limit ?) as old""";
    private static final String LOCK = "select site from estate where site = any(?) order by site for update";
    private static final String ESTATES = """
            delete from estate_version v where v.site = any(?) and v.recorded_at < ? and exists (
              select 1 from estate_version l where l.site = v.site and l.version > v.version and l.recorded_at < ?)""";
    private static final String LINKS = """
            delete from patient_link where patient in (
              select patient from patient_link where recorded_at < ? order by recorded_at limit ?)""";

    /** Holds whose end was recorded before; gives their beds, one for each. */
    public List<String> forgetHolds(Connection connection, Instant before, int limit) throws SQLException {
        return Rows.list(connection, HOLDS, row -> row.getString(1), before, limit);
    }

    /** Statuses that others ended or repeated before; gives their beds, one for each. */
    public List<String> forgetStatuses(Connection connection, Instant before, int limit) throws SQLException {
        return Rows.list(connection, STATUSES, row -> row.getString(1), before, limit);
    }

    /** Sites with documents that were replaced before, at most as many as {@code limit} documents name; locks them. */
    public List<String> sitesWithOldEstates(Connection connection, Instant before, int limit) throws SQLException {
        List<String> sites = Rows.list(connection, SITES, row -> row.getString(1), before, before, limit);
        return Rows.list(connection, LOCK, row -> row.getString(1), texts(connection, sites));
    }

    /** Removes the documents of these sites that were replaced before. */
    public void forgetEstates(Connection connection, Collection<String> sites, Instant before) throws SQLException {
        Rows.write(connection, ESTATES, texts(connection, sites), before, before);
    }

    /** Links of patients that have not changed since; gives how many. */
    public int forgetLinks(Connection connection, Instant before, int limit) throws SQLException {
        return Rows.write(connection, LINKS, before, limit);
    }
}
