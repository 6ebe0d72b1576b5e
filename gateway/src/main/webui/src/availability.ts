import type { WardAvailability } from './model.ts';

/** At most this often is the gateway asked; patients without a bed change with their ward, not with a bed. */
const restMs = 5_000;
const longestMs = 15_000;

/** Patients without a bed, by ward. Asked for after changes, and now and then. */
export class Availability {
  wards: readonly WardAvailability[] = [];
  private askedAt = -Infinity;
  private dirty = true;
  private asking = false;

  constructor(private readonly token: string, private readonly changed: () => void) {}

  /** Something changed: the figures may have, too. */
  touch(): void {
    this.dirty = true;
  }

  /** Takes out those whom the stream shows in a bed, since it is ahead of the lists. Answers whether there were any. */
  placed(inBed: ReadonlySet<string>): boolean {
    const before = this.wards;
    this.wards = before.map((ward) => without(ward, inBed));
    return this.wards.some((ward, at) => ward !== before[at]);
  }

  tick(nowMs: number): void {
    const waited = nowMs - this.askedAt;
    if (this.asking || document.hidden || waited < restMs || (!this.dirty && waited < longestMs)) return;
    this.askedAt = nowMs;
    this.dirty = false;
    this.asking = true;
    void this.ask().catch(() => undefined).finally(() => (this.asking = false));
  }

  /** A failure changes nothing: the banner already says that the connection is gone, and the next tick asks again. */
  private async ask(): Promise<void> {
    const wards: WardAvailability[] = [];
    let cursor: string | null = null;
    do {
      const page = await this.page(cursor);
      wards.push(...page.items);
      cursor = page.next;
    } while (cursor !== null);
    this.wards = wards;
    this.changed();
  }

  private async page(cursor: string | null): Promise<{ items: WardAvailability[]; next: string | null }> {
    const query = new URLSearchParams({ by: 'ward', limit: '1000', ...(cursor === null ? {} : { cursor }) });
    const response = await fetch(`/v1/bed-availability?${query}`, { headers: { Authorization: `Bearer ${this.token}` }, cache: 'no-store' });
    if (!response.ok) throw new Error(`${response.status}`);
    const { items, next } = (await response.json()) as { items: WardAvailability[]; next?: string | null };
    return { items, next: next ?? null };
  }
}

function without(ward: WardAvailability, inBed: ReadonlySet<string>): WardAvailability {
  const all = ward.staysWithoutBed ?? [];
  const left = all.filter((who) => !inBed.has(who.stay));
  return left.length === all.length ? ward : { ...ward, withoutBed: ward.withoutBed - (all.length - left.length), staysWithoutBed: left };
}
