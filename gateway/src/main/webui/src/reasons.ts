import type { Bed, Reason } from './model.ts';

const words: Record<string, string> = {
  conflict: 'Two patients in one bed',
  occupied: 'Occupied',
  'on-leave': 'On leave',
  held: 'Held',
  closed: 'Closed',
  unstaffed: 'Not staffed',
  cleaning: 'Needs cleaning',
  contaminated: 'Contaminated',
  expected: 'Arrival expected',
  unregistered: 'Not in the bed register',
};

/** The codes that a bed can be filtered by, in the order in which they weigh. */
export const reasonCodes: readonly string[] = Object.keys(words);

function weight(reason: Reason): number {
  const at = reasonCodes.indexOf(reason.code);
  return at < 0 ? reasonCodes.length : at;
}

/** What weighs most comes first, what this board does not know last. */
export const byWeight = (a: Reason, b: Reason): number => weight(a) - weight(b);

/** A reason in plain words; a code that this board does not know is shown as it came. */
export const inWords = (code: string): string => words[code] ?? code.replaceAll('-', ' ');

/** In force from `from` (inclusive) until `until` (exclusive). */
export function inForce(reason: Reason, now: number): boolean {
  return (!reason.from || Date.parse(reason.from) <= now) && (!reason.until || now < Date.parse(reason.until));
}

export const toCome = (reason: Reason, now: number): boolean => !!reason.from && Date.parse(reason.from) > now;

export const hasReason = (bed: Bed, code: string, now: number): boolean =>
  bed.reasons.some((reason) => reason.code === code && inForce(reason, now));

/** A bed only becomes free by the server's word; by the passing of time alone it can only cease to be. */
export const isAllocatable = (bed: Bed, now: number): boolean =>
  bed.allocatable && !bed.reasons.some((reason) => inForce(reason, now));

/** The next instant at which a reason of this bed begins or ends, if any. */
export function nextTurn(bed: Bed, now: number): number | null {
  let next: number | null = null;
  for (const reason of bed.reasons) {
    for (const edge of [reason.from, reason.until]) {
      const at = edge ? Date.parse(edge) : NaN;
      if (at > now && (next === null || at < next)) next = at;
    }
  }
  return next;
}
