import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describe } from '../src/describe.ts';
import { reasonCodes } from '../src/reasons.ts';
import { bed, now, since } from './bed.ts';

test('says what a free bed is', () => {
  assert.deepEqual(describe(bed({ singleRoom: true, sex: 'F' }), now), {
    state: 'allocatable',
    label: 'Allocatable',
    lines: [],
    marks: ['Single room', 'Women'],
  });
});

test('names the stay and since when, in London time', () => {
  const is = describe(bed({ status: 'occupied', reasons: [since('occupied')], occupants: [{ stay: 'RXX:2139', since: '2026-06-01T08:00:00Z' }] }), now);
  assert.equal(is.state, 'occupied');
  assert.deepEqual(is.lines, ['Stay 2139 since 1 Jun 09:00']);
});

test('says occupied to those who may not know by whom', () => {
  const is = describe(bed({ status: 'occupied', reasons: [since('occupied')] }), now);
  assert.deepEqual(is.lines, ['Occupied since 09:00']);
});

test('shows every exclusion with its times, then those to come', () => {
  const reasons = [since('cleaning'), since('closed', '2026-06-03T14:00:00Z', '2026-06-04T06:00:00Z'), since('unregistered')];
  assert.deepEqual(describe(bed({ registered: false, reasons }), now), {
    state: 'unavailable',
    label: 'Not available',
    lines: ['Needs cleaning since 09:00', 'Not in the bed register since 09:00', 'Closed from 15:00, until 4 Jun 07:00'],
    marks: ['Unregistered'],
  });
});

test('says why a bed is closed, where somebody said so', () => {
  assert.deepEqual(describe(bed({ reasons: [{ ...since('closed'), detail: 'ceiling leaks' }] }), now).lines, ['Closed since 09:00: ceiling leaks']);
});

test('leaves out what is over', () => {
  assert.deepEqual(describe(bed({ allocatable: true, reasons: [since('held', '2026-06-03T08:00:00Z', '2026-06-03T09:00:00Z')] }), now).lines, []);
});

test('puts a conflict before everything and names both stays', () => {
  const is = describe(
    bed({
      status: 'occupied',
      reasons: [since('conflict'), since('occupied')],
      conflict: { stays: ['RXX:1', 'RXX:2'], since: '2026-06-03T08:00:00Z' },
      occupants: [{ stay: 'RXX:1' }, { stay: 'RXX:2' }],
    }),
    now,
  );
  assert.equal(is.state, 'conflict');
  assert.deepEqual(is.lines, ['Two patients in one bed since 09:00: stays 1 and 2', 'Stay 1', 'Stay 2']);
});

test('tells leave from presence', () => {
  const is = describe(bed({ status: 'occupied', reasons: [since('on-leave')], occupants: [{ stay: 'RXX:1', since: '2026-06-03T08:00:00Z', onLeave: true }] }), now);
  assert.equal(is.state, 'on-leave');
  assert.deepEqual(is.lines, ['Stay 1, on leave, since 09:00']);
});

test('tells who is expected, for whom a bed is held, and until when', () => {
  const expected = [{ stay: 'RXX:7', event: 'A15', at: '2026-06-03T12:00:00Z' }];
  assert.deepEqual(describe(bed({ reasons: [since('expected')], expected }), now).lines, ['Transfer in expected 13:00, stay 7']);
  const hold = { purpose: 'theatre list', until: '2026-06-03T12:00:00Z' };
  assert.deepEqual(describe(bed({ reasons: [since('held', '2026-06-03T08:00:00Z', '2026-06-03T12:00:00Z')], hold }), now).lines, [
    'Held since 09:00, until 13:00 for theatre list',
  ]);
});

test('has a line for every reason, also one it does not know', () => {
  for (const code of [...reasonCodes, 'odd-thing']) {
    assert.equal(describe(bed({ reasons: [since(code)] }), now).lines.length, 1, code);
  }
});
