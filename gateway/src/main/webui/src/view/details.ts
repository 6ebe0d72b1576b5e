import { describe, spokenName } from '../describe.ts';
import type { Bed } from '../model.ts';
import { span, timeOf } from '../times.ts';
import { h } from './dom.ts';

/** Everything that is known of one bed, in a dialog that follows the bed while it is open. */
export class DetailsView {
  readonly element = h('dialog', { class: 'details-dialog', 'aria-labelledby': 'details-title' });
  private readonly body = h('div', {});
  private bed: Bed | null = null;

  constructor() {
    const close = h('button', { type: 'button', class: 'nhsuk-button nhsuk-button--secondary nhsuk-button--small' }, 'Close');
    close.addEventListener('click', () => this.element.close());
    this.element.append(this.body, close);
    this.element.addEventListener('close', () => (this.bed = null));
    this.element.addEventListener('click', (event) => event.target === this.element && this.element.close());
  }

  open(bed: Bed, now: number): void {
    this.bed = bed;
    this.paint(now);
    if (!this.element.open) this.element.showModal();
  }

  /** The bed changed while it was looked at. */
  follow(bed: Bed, now: number): void {
    if (this.bed?.bed !== bed.bed) return;
    this.bed = bed;
    this.paint(now);
  }

  close(): void {
    this.element.close();
  }

  private paint(now: number): void {
    if (!this.bed) return;
    const bed = this.bed;
    const rows = facts(bed, now).map(([name, value]) =>
      h('div', { class: 'nhsuk-summary-list__row' },
        h('dt', { class: 'nhsuk-summary-list__key' }, name),
        h('dd', { class: 'nhsuk-summary-list__value' }, ...lines(value))));
    this.body.replaceChildren(
      h('h2', { id: 'details-title', class: 'nhsuk-heading-m' }, title(bed)),
      h('dl', { class: 'nhsuk-summary-list details-dialog__list' }, ...rows));
  }
}

function title(bed: Bed): string {
  const name = spokenName(bed);
  return `${bed.ward ? `Ward ${bed.ward}, ` : ''}${name}`;
}

const lines = (value: string[]): Node[] => value.flatMap((line, i) => (i === 0 ? [new Text(line)] : [h('br'), new Text(line)]));

const unknown = 'Not known';

function facts(bed: Bed, now: number): [name: string, value: string[]][] {
  const is = describe(bed, now);
  const heard = bed.observedAt ? `${timeOf(bed.observedAt, now)}, ${span(Math.max(0, now - Date.parse(bed.observedAt)))} ago` : unknown;
  const observed = bed.observed ? [`${tableWords[bed.observed.status] ?? bed.observed.status}${bed.observed.at ? ` at ${timeOf(bed.observed.at, now)}` : ''}`, ...(bed.observed.mismatch ? ['That differs from what is known here'] : [])] : [];
  const rows: [string, string[]][] = [
    ['State', [is.label, ...is.lines]],
    ['Held', bed.hold ? [holdWords(bed.hold, now)] : []],
    ['The ward reported', observed],
    ['Kind', [bed.kind === 'escalation' ? 'Escalation space' : 'Core bed', ...(bed.registered === false ? ['Not in the bed register: only a feed has named it'] : [])]],
    ['Single room', [yesNo(bed.singleRoom)]],
    ['For', [bed.sex === 'F' ? 'Women' : bed.sex === 'M' ? 'Men' : 'No sex stated']],
    ['Specialty', [bed.specialty ?? unknown]],
    ['Last news', [heard]],
    ['From', [bed.source ?? unknown]],
    ['Bed code', [bed.bed]],
  ];
  return rows.filter(([, value]) => value.length > 0);
}

/** HL7 table 0116 in words. */
const tableWords: Record<string, string> = { C: 'Closed', H: 'Housekeeping', O: 'Occupied', U: 'Unoccupied', K: 'Contaminated', I: 'Isolated' };

const yesNo = (value: boolean | null | undefined): string => (value == null ? unknown : value ? 'Yes' : 'No');

function holdWords(hold: NonNullable<Bed['hold']>, now: number): string {
  const what = hold.purpose ?? (hold.stay ? `Stay ${hold.stay}` : 'Purpose not shown');
  return what + (hold.by ? `, by ${hold.by}` : '') + (hold.until ? `, until ${timeOf(hold.until, now)}` : '');
}
