import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Availability } from '../src/availability.ts';
import { everything, fromQuery, matches, toQuery } from '../src/filters.ts';
import { Freshness } from '../src/freshness.ts';
import { Picture, staysIn } from '../src/model.ts';
import { News } from '../src/news.ts';
import { read } from '../src/session.ts';
import { span, timeOf } from '../src/times.ts';
import { bed, now, since } from './bed.ts';

test('orders the beds of a ward by bay and number, as people count', () => {
  const picture = new Picture();
  picture.replace(['10', '9', '1'].map((number) => bed({ bed: number, number })));
  assert.deepEqual(picture.byWard().get('RXX/RXX01/W1')?.map((is) => is.number), ['1', '9', '10']);
});

test('a new picture leaves nothing of the old one', () => {
  const picture = new Picture();
  picture.put(bed({ bed: 'a' }));
  picture.replace([bed({ bed: 'b' })]);
  assert.deepEqual([...picture.beds.keys()], ['b']);
});

test('knows when a bed comes and goes', () => {
  const picture = new Picture();
  assert.equal(picture.put(bed()), true);
  assert.equal(picture.put(bed({ status: 'occupied' })), false);
  assert.equal(picture.put(bed({ removed: true })), true);
  assert.equal(picture.put(bed({ removed: true })), false);
  assert.equal(picture.beds.size, 0);
});

test('who has come to a bed is not listed among those without one', () => {
  const ed = { trust: 'RXX', site: 'RXX01', ward: 'ED', withoutBed: 2, staysWithoutBed: [{ stay: 'RXX:31' }, { stay: 'RXX:32' }] };
  const availability = new Availability('token', () => undefined);
  availability.wards = [ed];
  assert.equal(availability.placed(new Set(['RXX:1'])), false);
  assert.equal(availability.wards[0], ed);
  assert.equal(availability.placed(new Set(['RXX:31'])), true);
  assert.deepEqual(availability.wards, [{ ...ed, withoutBed: 1, staysWithoutBed: [{ stay: 'RXX:32' }] }]);
});

test('knows who lies in a bed now, and not who will', () => {
  const occupants = [{ stay: 'a', since: '2026-06-03T08:00:00Z' }, { stay: 'b', since: '2026-06-04T08:00:00Z' }, { stay: 'c' }];
  assert.deepEqual(staysIn(bed({ occupants }), now), ['a', 'c']);
  const picture = new Picture();
  picture.replace([bed({ occupants }), bed({ bed: 'x', occupants: [{ stay: 'd' }] }), bed({ bed: 'y' })]);
  assert.deepEqual([...picture.stays(now)], ['a', 'c', 'd']);
});

test('filters survive the address and back', () => {
  const filter = { ...everything, site: 'RXX01', reason: 'cleaning', allocatable: true };
  assert.deepEqual(fromQuery(toQuery(filter)), filter);
  assert.equal(toQuery(everything), '');
});

test('filters by place, by reason in force and by being free', () => {
  const dirty = bed({ reasons: [since('cleaning')] });
  assert.ok(matches({ ...everything, ward: 'W1', reason: 'cleaning' }, dirty, now));
  assert.ok(!matches({ ...everything, allocatable: true }, dirty, now));
  assert.ok(!matches({ ...everything, ward: 'W2' }, dirty, now));
  const later = bed({ allocatable: true, reasons: [since('closed', '2026-06-03T20:00:00Z')] });
  assert.ok(!matches({ ...everything, reason: 'closed' }, later, now));
});

test('the age of the figures grows between beats, by no clock but its own', () => {
  const freshness = new Freshness();
  assert.equal(freshness.ageMs(0), null);
  freshness.heard({ asOf: '2026-06-03T10:00:02Z', knownAt: '2026-06-03T10:00:00Z', stale: false }, 1_000);
  assert.equal(freshness.ageMs(1_000), 2_000);
  assert.equal(freshness.ageMs(4_500), 5_500);
  assert.equal(freshness.serverTime(4_500), Date.parse('2026-06-03T10:00:05.500Z'));
});

test('figures are stale when the gateway says so and when it says nothing', () => {
  const freshness = new Freshness();
  freshness.heard({ asOf: '2026-06-03T10:00:00Z', knownAt: null, stale: true }, 0);
  assert.ok(freshness.stale(0));
  freshness.heard({ asOf: '2026-06-03T10:00:00Z', knownAt: '2026-06-03T10:00:00Z', stale: false }, 0);
  assert.ok(!freshness.stale(5_000));
  assert.ok(freshness.stale(5_001));
});

test('news is told at once, then summed up', () => {
  const news = new News();
  assert.equal(news.next(0, 3), null);
  news.tell('a', 'Bed a: occupied.');
  assert.equal(news.next(0, 1), 'Bed a: occupied. 1 bed allocatable.');
  news.tell('a', 'Bed a: allocatable.');
  news.tell('b', 'Bed b: allocatable.');
  news.tell('b', 'Bed b: occupied.');
  assert.equal(news.next(9_999, 2), null);
  assert.equal(news.next(10_000, 2), '2 beds changed. 2 beds allocatable.');
});

test('times are London times, dated when it was another day', () => {
  assert.equal(timeOf('2026-06-03T09:27:00Z', now), '10:27');
  assert.equal(timeOf('2026-06-02T22:59:00Z', now), '2 Jun 23:59');
  assert.equal(timeOf('2025-01-02T10:00:00Z', now), '2 Jan 2025 10:00');
  assert.equal(span(999), '0 seconds');
  assert.equal(span(1_000), '1 second');
  assert.equal(span(7_300_000), '2 hours');
});

test('reads who is signed in from the token, and no token from rubbish', () => {
  const claims = Buffer.from(JSON.stringify({ role: 'hospital', org: 'RXX' })).toString('base64url');
  assert.deepEqual(read(`e.${claims}.s`), { token: `e.${claims}.s`, role: 'hospital', org: 'RXX' });
  assert.equal(read('rubbish'), null);
});
