import { bedName } from '../describe.ts';
import type { Bed } from '../model.ts';
import { timeOf } from '../times.ts';
import { h, show } from './dom.ts';

const listedAtOnce = 5;

/** Every bed in which two patients are recorded, above everything else and whatever the filters hide. */
export class ConflictsView {
  readonly element = h('section', { id: 'conflicts', class: 'conflicts', 'aria-labelledby': 'conflicts-title', tabindex: '-1', hidden: true });
  private painted = '';

  constructor(private readonly open: (bed: Bed) => void) {}

  paint(beds: Bed[], now: number): void {
    const signature = JSON.stringify(beds.map((bed) => [bed.bed, bed.conflict]));
    if (signature === this.painted) return;
    this.painted = signature;
    show(this.element, beds.length > 0);
    const rows = beds.map((bed) => this.row(bed, now));
    const more = rows.slice(listedAtOnce);
    this.element.replaceChildren(
      h('h2', { id: 'conflicts-title', class: 'conflicts__title' }, title(beds.length)),
      h('ul', { class: 'conflicts__list' }, ...rows.slice(0, listedAtOnce)),
      ...(more.length > 0 ? [h('details', {}, h('summary', {}, `${more.length} more`), h('ul', { class: 'conflicts__list' }, ...more))] : []),
    );
  }

  private row(bed: Bed, now: number): HTMLElement {
    const where = h('button', { type: 'button', class: 'link' }, `${bed.site}, ward ${bed.ward ?? '–'}, bed ${bedName(bed)}`);
    where.addEventListener('click', () => this.open(bed));
    return h('li', {}, where, `: ${what(bed, now)}`);
  }
}

const title = (n: number): string => (n === 1 ? '⚠ Two patients are recorded in one bed' : `⚠ Two patients are recorded in one bed, ${n} times`);

function what(bed: Bed, now: number): string {
  const stays = bed.conflict?.stays ?? [];
  const since = bed.conflict?.since ? ` since ${timeOf(bed.conflict.since, now)}` : '';
  return stays.length > 0 ? `stays ${stays.join(' and ')}${since}` : `two stays${since}`;
}
