/** What keeps a bed from use, from when and until when (ISO-8601; without `until`: until further notice). */
export interface Reason {
  code: string;
  from?: string | null;
  until?: string | null;
  /** Why, in the words of whoever said so. */
  detail?: string | null;
}

/** Somebody whose bed this is, on leave or not. Only callers with rights to the trust's patients are told. */
export interface Occupant {
  stay: string;
  since?: string | null;
  onLeave?: boolean;
}

export interface Hold {
  purpose?: string | null;
  stay?: string | null;
  from?: string | null;
  until?: string | null;
  by?: string | null;
}

export interface Expectation {
  stay?: string | null;
  event?: string | null;
  at?: string | null;
}

/** One bed as `/v1/beds` lists it and `/v1/stream` sends it. */
export interface Bed {
  bed: string;
  trust: string;
  site: string;
  ward?: string | null;
  bay?: string | null;
  number?: string | null;
  status: 'occupied' | 'empty';
  allocatable: boolean;
  kind?: 'core' | 'escalation' | null;
  registered?: boolean;
  /** Neither the estate nor any feed knows this bed any more. */
  removed?: boolean;
  singleRoom?: boolean | null;
  sex?: string | null;
  specialty?: string | null;
  reasons: Reason[];
  occupants?: Occupant[] | null;
  conflict?: { stays?: string[] | null; since?: string | null } | null;
  hold?: Hold | null;
  expected?: Expectation[] | null;
  observed?: { status: string; at?: string | null; mismatch?: boolean } | null;
  observedAt?: string | null;
  source?: string | null;
}

/** How far the figures reach: the instant described, and the recorded time up to which they are complete. */
export interface Beat {
  asOf: string;
  knownAt: string | null;
  stale: boolean;
}

export interface Snapshot extends Beat {
  items: Bed[];
}

/** A ward's line of `/v1/bed-availability?by=ward`, as far as the board reads it. */
export interface WardAvailability {
  trust: string;
  site: string;
  ward: string | null;
  name?: string | null;
  withoutBed: number;
  /** Only for callers with rights to the trust's patients. */
  staysWithoutBed?: Occupant[];
}

const order = new Intl.Collator('en-GB', { numeric: true });

/** Orders codes as people do: bed 9 before bed 10. */
export const byCode = (a: string, b: string): number => order.compare(a, b);

export const wardKey = (at: { trust: string; site: string; ward?: string | null }): string =>
  `${at.trust}/${at.site}/${at.ward ?? '-'}`;

/** The stays that lie in a bed, or are on leave from it, at `now`. */
export const staysIn = (bed: Bed, now: number): string[] =>
  (bed.occupants ?? []).filter((who) => !who.since || Date.parse(who.since) <= now).map((who) => who.stay);

const inWardOrder = (a: Bed, b: Bed): number =>
  Number(a.kind === 'escalation') - Number(b.kind === 'escalation') ||
  byCode(a.bay ?? '', b.bay ?? '') ||
  byCode(a.number ?? a.bed, b.number ?? b.bed) ||
  byCode(a.bed, b.bed);

/** The beds as last heard, by id. */
export class Picture {
  readonly beds = new Map<string, Bed>();

  /** Takes a whole picture; beds that it does not name are gone. */
  replace(items: Bed[]): void {
    this.beds.clear();
    for (const item of items) this.beds.set(item.bed, item);
  }

  /** Takes one bed; true if it came or went, so that the board must be laid out anew. */
  put(item: Bed): boolean {
    if (item.removed) return this.beds.delete(item.bed);
    const isNew = !this.beds.has(item.bed);
    this.beds.set(item.bed, item);
    return isNew;
  }

  /** The stays that lie in any of the beds, or are on leave from one, at `now`. */
  stays(now: number): Set<string> {
    return new Set([...this.beds.values()].flatMap((bed) => staysIn(bed, now)));
  }

  /** The beds of each ward in the order in which they are walked past: bay, then number; escalation spaces last. */
  byWard(): Map<string, Bed[]> {
    const wards = group(this.beds.values());
    for (const beds of wards.values()) beds.sort(inWardOrder);
    return wards;
  }
}

function group(beds: Iterable<Bed>): Map<string, Bed[]> {
  const wards = new Map<string, Bed[]>();
  for (const bed of beds) {
    const ward = wards.get(wardKey(bed));
    if (ward) ward.push(bed);
    else wards.set(wardKey(bed), [bed]);
  }
  return wards;
}
