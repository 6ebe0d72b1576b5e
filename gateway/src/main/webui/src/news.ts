/** Screen readers are told at most this often; what happens in between is summed up. */
const quietMs = 10_000;

/** Gathers what changed into short sentences for a polite live region, so that a busy board does not talk without end. */
export class News {
  private readonly changed = new Map<string, string>();
  private lastAt = -Infinity;

  /** A bed now is what `sentence` says; a later change of the same bed replaces it. */
  tell(bed: string, sentence: string): void {
    this.changed.set(bed, sentence);
  }

  forget(): void {
    this.changed.clear();
  }

  /** The next announcement, or null while there is none or it is too soon. */
  next(nowMs: number, allocatable: number): string | null {
    if (this.changed.size === 0 || nowMs - this.lastAt < quietMs) return null;
    this.lastAt = nowMs;
    const [first] = this.changed.values();
    const what = this.changed.size === 1 ? first : `${this.changed.size} beds changed.`;
    this.changed.clear();
    return `${what} ${allocatable} ${allocatable === 1 ? 'bed' : 'beds'} allocatable.`;
  }
}
