import { stateOf } from './describe.ts';
import type { Bed } from './model.ts';
import { hasReason, isAllocatable } from './reasons.ts';

/**
 * The steps of the bed algebra: beds − closed = open; − unstaffed − unregistered = staffed; − occupied − on leave = empty;
 * − not ready = allocatable. A bed leaves the count at the first step that excludes it.
 */
export interface Steps {
  beds: number;
  closed: number;
  open: number;
  unstaffed: number;
  /** In no bed register: nothing is known of their staff. */
  unregistered: number;
  staffed: number;
  occupied: number;
  onLeave: number;
  empty: number;
  notReady: number;
  allocatable: number;
}

export interface Figures {
  core: Steps;
  /** Escalation and boarding spaces, counted apart: they are not capacity. */
  escalation: Steps;
  conflicts: number;
  /** Beds with somebody in them although they are closed, not staffed or in no register. */
  inUseThoughLost: number;
}

const none = (): Steps => ({
  beds: 0,
  closed: 0,
  open: 0,
  unstaffed: 0,
  unregistered: 0,
  staffed: 0,
  occupied: 0,
  onLeave: 0,
  empty: 0,
  notReady: 0,
  allocatable: 0,
});

/** Counts beds as they are at `now` (server's clock, epoch milliseconds). */
export function count(beds: Iterable<Bed>, now: number): Figures {
  const figures: Figures = { core: none(), escalation: none(), conflicts: 0, inUseThoughLost: 0 };
  for (const bed of beds) {
    const lost = lostAt(bed, now);
    add(bed.kind === 'escalation' ? figures.escalation : figures.core, bed, lost, now);
    if (hasReason(bed, 'conflict', now)) figures.conflicts++;
    if (bed.status === 'occupied' && lost !== null) figures.inUseThoughLost++;
  }
  return figures;
}

/** The step before the staffed beds at which a bed leaves the count, if it does. */
const lostAt = (bed: Bed, now: number) => (['closed', 'unstaffed', 'unregistered'] as const).find((code) => hasReason(bed, code, now)) ?? null;

function add(steps: Steps, bed: Bed, lost: ReturnType<typeof lostAt>, now: number): void {
  steps.beds++;
  if (lost !== 'closed') steps.open++;
  if (lost !== null) {
    steps[lost]++;
    return;
  }
  steps.staffed++;
  if (bed.status === 'occupied') {
    if (stateOf(bed, now) === 'on-leave') steps.onLeave++;
    else steps.occupied++;
    return;
  }
  steps.empty++;
  if (isAllocatable(bed, now)) steps.allocatable++;
  else steps.notReady++;
}

/** The figures of several wards together. */
export function sum(all: Figures[]): Figures {
  const add = (part: (figures: Figures) => Steps): Steps => {
    const total = none();
    for (const figures of all) for (const step of Object.keys(total) as (keyof Steps)[]) total[step] += part(figures)[step];
    return total;
  };
  return {
    core: add((figures) => figures.core),
    escalation: add((figures) => figures.escalation),
    conflicts: all.reduce((n, figures) => n + figures.conflicts, 0),
    inUseThoughLost: all.reduce((n, figures) => n + figures.inUseThoughLost, 0),
  };
}
