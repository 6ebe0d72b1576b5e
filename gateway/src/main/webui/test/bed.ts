import type { Bed } from '../src/model.ts';

export const now = Date.parse('2026-06-03T10:30:00Z');

/** An empty, allocatable bed but for what is given. */
export const bed = (given: Partial<Bed> = {}): Bed => ({
  bed: 'RXX01/W1/B2/03',
  trust: 'RXX',
  site: 'RXX01',
  ward: 'W1',
  bay: 'B2',
  number: '03',
  status: 'empty',
  allocatable: !given.reasons?.length,
  kind: 'core',
  registered: true,
  reasons: [],
  ...given,
});

export const since = (code: string, from = '2026-06-03T08:00:00Z', until?: string) => ({ code, from, until: until ?? null });
