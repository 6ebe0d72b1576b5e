import type { Filter } from '../filters.ts';
import type { Bed } from '../model.ts';
import type { Session } from '../session.ts';
import { timeOf } from '../times.ts';
import { ConflictsView } from './conflicts.ts';
import { DetailsView } from './details.ts';
import { h, setText, show } from './dom.ts';
import { emptyWords } from './empty.ts';
import { EstateView } from './estate.ts';
import { FiltersView } from './filters.ts';
import { StatusView } from './status.ts';
import { StepsView } from './steps.ts';

export interface Actions {
  open(bed: Bed): void;
  retry(): void;
  filter(filter: Filter): void;
}

/** The parts of the board's page and where they stand. */
export class BoardPage {
  readonly status: StatusView;
  readonly filters: FiltersView;
  readonly estate: EstateView;
  readonly details = new DetailsView();
  private readonly conflicts: ConflictsView;
  private readonly totals = new StepsView('total');
  private readonly empty = h('div', {});
  private readonly printed = h('p', { class: 'printed' });
  private waiting = true;
  private free = 0;

  constructor(place: HTMLElement, filter: Filter, actions: Actions) {
    this.status = new StatusView(actions.retry);
    this.conflicts = new ConflictsView(actions.open);
    this.filters = new FiltersView(filter, actions.filter);
    this.estate = new EstateView(actions.open);
    place.replaceChildren(
      h('h1', { class: 'title' }, 'Bed board'), this.printed, this.status.element, this.conflicts.element,
      this.totals.element, this.filters.element, this.empty, this.estate.element, this.details.element);
  }

  arrived(): void {
    this.waiting = false;
  }

  allocatable(): number {
    return this.free;
  }

  paintSums(filter: Filter, session: Session, conflicts: Bed[], now: number): void {
    const { figures, withoutBed, shown, beds } = this.estate.totals(filter);
    this.free = figures.core.allocatable;
    this.totals.paint(figures, withoutBed);
    this.filters.result(shown, beds);
    this.conflicts.paint(conflicts, now);
    this.status.paintConflicts(conflicts.length);
    const anything = shown > 0 || withoutBed > 0;
    show(this.totals.element, beds > 0 || withoutBed > 0);
    this.paintEmpty(anything ? null : emptyWords(this.waiting, this.estate.size(), session));
    setText(this.printed, `As of ${timeOf(now, 0)}`);
  }

  private paintEmpty(words: HTMLElement | null): void {
    if (this.empty.textContent !== (words?.textContent ?? '')) this.empty.replaceChildren(...(words ? [words] : []));
  }
}
