import type { Bed, Expectation, Occupant, Reason } from './model.ts';
import { byWeight, hasReason, inForce, inWords, isAllocatable, toCome } from './reasons.ts';
import { timeOf } from './times.ts';

/** What a bed is to someone who looks for one. The first that holds, in this order. */
export type BedState = 'conflict' | 'occupied' | 'on-leave' | 'allocatable' | 'unavailable';

/** A bed in words: everything that its tile shows. */
export interface Description {
  state: BedState;
  label: string;
  /** Every exclusion and expectation, one line each. */
  lines: string[];
  /** What the bed is, whoever lies in it. */
  marks: string[];
}

const labels: Record<BedState, string> = {
  conflict: 'Conflict',
  occupied: 'Occupied',
  'on-leave': 'On leave',
  allocatable: 'Allocatable',
  unavailable: 'Not available',
};

export function stateOf(bed: Bed, now: number): BedState {
  if (hasReason(bed, 'conflict', now) || bed.conflict) return 'conflict';
  if (bed.status === 'occupied') return hasReason(bed, 'on-leave', now) && !hasReason(bed, 'occupied', now) ? 'on-leave' : 'occupied';
  return isAllocatable(bed, now) ? 'allocatable' : 'unavailable';
}

export function describe(bed: Bed, now: number): Description {
  const state = stateOf(bed, now);
  return { state, label: labels[state], lines: lines(bed, now), marks: marks(bed) };
}

export const bedName = (bed: Bed): string => [bed.bay, bed.number].filter(Boolean).join('–') || bed.bed;

export const spokenName = (bed: Bed): string =>
  [bed.bay && `bay ${bed.bay}`, bed.number ? `bed ${bed.number}` : bed.bed].filter(Boolean).join(', ');

/** A stay without its trust, which the board shows once above. */
export const stayName = (bed: { trust: string }, stay: string): string =>
  stay.startsWith(`${bed.trust}:`) ? stay.slice(bed.trust.length + 1) : stay;

function lines(bed: Bed, now: number): string[] {
  const reasons = [inForce, toCome].flatMap((holds) => bed.reasons.filter((reason) => holds(reason, now)).sort(byWeight));
  const told = reasons.flatMap((reason) => reasonLines(bed, reason, now));
  const expected = (bed.expected ?? []).map((expectation) => expectationLine(bed, expectation, now));
  return [...told, ...expected];
}

function reasonLines(bed: Bed, reason: Reason, now: number): string[] {
  switch (reason.code) {
    case 'conflict':
      return [conflictLine(bed, reason, now)];
    case 'occupied':
    case 'on-leave': {
      const here = (bed.occupants ?? []).filter((who) => !!who.onLeave === (reason.code === 'on-leave'));
      return here.length > 0 ? here.map((who) => occupantLine(bed, who, now)) : [plain(reason, now)];
    }
    case 'held':
      return [plain(reason, now) + holdDetail(bed)];
    case 'expected':
      return bed.expected?.length ? [] : [plain(reason, now)];
    default:
      return [plain(reason, now)];
  }
}

function conflictLine(bed: Bed, reason: Reason, now: number): string {
  const since = bed.conflict?.since ?? reason.from;
  const stays = bed.conflict?.stays?.map((stay) => stayName(bed, stay)) ?? [];
  const named = stays.length > 0 ? `: stays ${stays.join(' and ')}` : '';
  return `${inWords('conflict')}${since ? ` since ${timeOf(since, now)}` : ''}${named}`;
}

function occupantLine(bed: Bed, who: Occupant, now: number): string {
  const since = who.since ? ` since ${timeOf(who.since, now)}` : '';
  return `Stay ${stayName(bed, who.stay)}${who.onLeave ? ', on leave,' : ''}${since}`;
}

function plain(reason: Reason, now: number): string {
  const since = reason.from ? ` ${toCome(reason, now) ? 'from' : 'since'} ${timeOf(reason.from, now)}` : '';
  const until = reason.until ? `${since ? ',' : ''} until ${timeOf(reason.until, now)}` : '';
  return inWords(reason.code) + since + until + (reason.detail ? `: ${reason.detail}` : '');
}

function holdDetail(bed: Bed): string {
  const what = bed.hold?.purpose ?? (bed.hold?.stay ? `stay ${stayName(bed, bed.hold.stay)}` : null);
  return what ? ` for ${what}` : '';
}

const expectations: Record<string, string> = {
  A14: 'Admission expected',
  A15: 'Transfer in expected',
  A16: 'Discharge expected',
};

function expectationLine(bed: Bed, expected: Expectation, now: number): string {
  const what = expectations[expected.event ?? ''] ?? 'Arrival expected';
  const when = expected.at ? ` ${timeOf(expected.at, now)}` : '';
  return `${what}${when}${expected.stay ? `, stay ${stayName(bed, expected.stay)}` : ''}`;
}

function marks(bed: Bed): string[] {
  return [
    bed.registered === false && 'Unregistered',
    bed.kind === 'escalation' && 'Escalation',
    bed.singleRoom && 'Single room',
    bed.sex === 'F' && 'Women',
    bed.sex === 'M' && 'Men',
  ].filter((mark) => typeof mark === 'string');
}
