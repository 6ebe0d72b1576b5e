import assert from 'node:assert/strict';
import { test } from 'node:test';
import { count, sum } from '../src/figures.ts';
import { isAllocatable, nextTurn } from '../src/reasons.ts';
import { bed, now, since } from './bed.ts';

const ward = [
  bed(),
  bed({ reasons: [since('cleaning')] }),
  bed({ reasons: [since('closed')] }),
  bed({ reasons: [since('unstaffed')] }),
  bed({ status: 'occupied', reasons: [since('occupied')] }),
  bed({ status: 'occupied', reasons: [since('on-leave')] }),
  bed({ status: 'occupied', reasons: [since('closed'), since('occupied'), since('conflict')] }),
  bed({ reasons: [since('unregistered')] }),
  bed({ status: 'occupied', reasons: [since('occupied'), since('unregistered')] }),
  bed({ kind: 'escalation' }),
];

test('counts the steps so that each is the one before less what it lost', () => {
  const { core, escalation, conflicts, inUseThoughLost } = count(ward, now);
  assert.deepEqual(core, { beds: 9, closed: 2, open: 7, unstaffed: 1, unregistered: 2, staffed: 4, occupied: 1, onLeave: 1, empty: 2, notReady: 1, allocatable: 1 });
  assert.equal(core.beds - core.closed, core.open);
  assert.equal(core.open - core.unstaffed - core.unregistered, core.staffed);
  assert.equal(core.staffed - core.occupied - core.onLeave, core.empty);
  assert.equal(core.empty - core.notReady, core.allocatable);
  assert.equal(escalation.allocatable, 1);
  assert.equal(conflicts, 1);
  assert.equal(inUseThoughLost, 2);
});

test('sums wards', () => {
  assert.deepEqual(sum([count(ward.slice(0, 3), now), count(ward.slice(3), now)]), count(ward, now));
});

test('a reason holds from its beginning until just before its end', () => {
  const held = bed({ allocatable: true, reasons: [since('held', '2026-06-03T10:00:00Z', '2026-06-03T11:00:00Z')] });
  assert.ok(isAllocatable(held, Date.parse('2026-06-03T09:59:59Z')));
  assert.ok(!isAllocatable(held, Date.parse('2026-06-03T10:00:00Z')));
  assert.ok(isAllocatable(held, Date.parse('2026-06-03T11:00:00Z')));
  assert.equal(nextTurn(held, now), Date.parse('2026-06-03T11:00:00Z'));
});

test('no passing of time alone makes a bed allocatable that the server calls otherwise', () => {
  const held = bed({ allocatable: false, reasons: [since('held', '2026-06-03T08:00:00Z', '2026-06-03T09:00:00Z')] });
  assert.ok(!isAllocatable(held, now));
});
