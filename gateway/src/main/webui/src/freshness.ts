import type { Beat } from './model.ts';

/** Without a beat for so long the board calls itself stale, even if no one tells it (beats come every second). */
const silenceMs = 5_000;

/**
 * How old the figures are, counted on from the last beat by a clock that nobody sets. The server's times are only
 * compared with each other, so a wrong clock on this machine does no harm.
 */
export class Freshness {
  private beat: { asOf: number; knownAt: number | null; stale: boolean; heardAt: number } | null = null;

  heard(beat: Beat, nowMs: number): void {
    const knownAt = beat.knownAt === null ? null : Date.parse(beat.knownAt);
    this.beat = { asOf: Date.parse(beat.asOf), knownAt, stale: beat.stale, heardAt: nowMs };
  }

  /** The server's clock, as an epoch in milliseconds; this machine's own before the first beat. */
  serverTime(nowMs: number): number {
    return this.beat ? this.beat.asOf + (nowMs - this.beat.heardAt) : Date.now();
  }

  /** The recorded time up to which the picture is complete. */
  knownAt(): number | null {
    return this.beat?.knownAt ?? null;
  }

  /** When the last picture was heard of, by the server's clock. */
  lastHeard(): number | null {
    return this.beat?.asOf ?? null;
  }

  ageMs(nowMs: number): number | null {
    const knownAt = this.knownAt();
    return knownAt === null ? null : Math.max(0, this.serverTime(nowMs) - knownAt);
  }

  stale(nowMs: number): boolean {
    return this.beat !== null && (this.beat.stale || nowMs - this.beat.heardAt > silenceMs);
  }
}
