import { stayName } from '../describe.ts';
import { count, type Figures } from '../figures.ts';
import { isOn, inScope, matches, type Filter } from '../filters.ts';
import type { Bed, WardAvailability } from '../model.ts';
import { span, timeOf } from '../times.ts';
import { arrange, h, setText, show } from './dom.ts';
import { StepsView } from './steps.ts';
import { TileView } from './tile.ts';

let wards = 0;

export interface WardName {
  trust: string;
  site: string;
  ward: string | null;
}

/** A ward: its figures, then its beds. One stop of the tab key; the arrow keys go from bed to bed. */
export class WardView {
  readonly element: HTMLElement;
  figures: Figures = count([], 0);
  lists: WardAvailability | null = null;
  shownBeds = 0;
  private readonly tiles = new Map<string, TileView>();
  private readonly list = h('ul', { class: 'beds' });
  private readonly steps = new StepsView('ward');
  private readonly conflicts = h('strong', { class: 'nhsuk-tag nhsuk-tag--red ward__conflicts', hidden: true });
  private readonly heard = h('p', { class: 'ward__heard' });
  private readonly withoutBed = h('p', { class: 'ward__without-bed', hidden: true });
  private readonly title: HTMLElement;

  constructor(readonly name: WardName, private readonly open: (bed: Bed) => void) {
    const id = `ward-${wards++}`;
    this.title = h('h4', { id, class: 'ward__name' });
    this.element = h('section', { class: 'ward', 'aria-labelledby': id },
      h('div', { class: 'ward__head' }, h('div', { class: 'ward__title' }, this.title, this.conflicts, this.heard), this.steps.element),
      this.withoutBed, this.list);
    this.list.addEventListener('click', (event) => this.opened(event));
    this.list.addEventListener('keydown', (event) => this.moved(event));
  }

  /** Takes exactly these beds, in this order. */
  arrange(beds: Bed[], now: number): void {
    const wanted = new Set(beds.map((bed) => bed.bed));
    for (const id of this.tiles.keys()) if (!wanted.has(id)) this.tiles.delete(id);
    for (const bed of beds) this.paint(bed, now);
    arrange(this.list, beds.map((bed) => this.tiles.get(bed.bed)!.element));
  }

  paint(bed: Bed, now: number): TileView {
    const known = this.tiles.get(bed.bed);
    if (known) {
      known.paint(bed, now);
      return known;
    }
    const tile = new TileView(bed, now);
    this.tiles.set(bed.bed, tile);
    return tile;
  }

  get size(): number {
    return this.tiles.size;
  }

  tile(id: string): TileView | undefined {
    return this.tiles.get(id);
  }

  due(now: number): Bed[] {
    return [...this.tiles.values()].filter((tile) => tile.turnsAt !== null && tile.turnsAt <= now).map((tile) => tile.bed);
  }

  refresh(filter: Filter, now: number): void {
    this.figures = count(this.beds(), now);
    this.shownBeds = 0;
    for (const tile of this.tiles.values()) {
      const shown = matches(filter, tile.bed, now);
      if (shown) this.shownBeds++;
      show(tile.element, shown);
    }
    show(this.element, this.shownBeds > 0 || (inScope(filter, this.name) && !filter.reason && !filter.allocatable));
    this.steps.paint(this.figures, this.lists?.withoutBed ?? null);
    this.paintNames(now);
    this.age(now);
    show(this.conflicts, this.figures.conflicts > 0);
    setText(this.conflicts, `${this.figures.conflicts} ${this.figures.conflicts === 1 ? 'conflict' : 'conflicts'}`);
    this.element.classList.toggle('ward--filtered', isOn(filter));
    this.keepOneTabStop();
  }

  /** Says how long the ward's feed has been silent: a quiet ward is not stale, but it should be seen. */
  age(now: number): void {
    const last = Math.max(...[...this.tiles.values()].map((tile) => Date.parse(tile.bed.observedAt ?? '')).filter((at) => !Number.isNaN(at)));
    const ms = now - last;
    if (Number.isFinite(ms)) setText(this.heard, ms < 60_000 ? 'Last news: just now' : `Last news: ${span(ms)} ago`);
  }

  private paintNames(now: number): void {
    const code = this.name.ward === null ? 'No ward named' : `Ward ${this.name.ward}`;
    setText(this.title, this.lists?.name ? `${code}, ${this.lists.name}` : code);
    const stays = (this.lists?.staysWithoutBed ?? []).map(
      (who) => `${stayName(this.name, who.stay)}${who.since ? ` since ${timeOf(who.since, now)}` : ''}${who.onLeave ? ', on leave' : ''}`,
    );
    show(this.withoutBed, stays.length > 0);
    setText(this.withoutBed, `Without a bed: ${stays.join('; ')}`);
  }

  private *beds(): Iterable<Bed> {
    for (const tile of this.tiles.values()) yield tile.bed;
  }

  private shown(): HTMLButtonElement[] {
    return [...this.list.querySelectorAll<HTMLButtonElement>('.bed:not([hidden]) .bed__name')];
  }

  private keepOneTabStop(): void {
    const shown = this.shown();
    const current = shown.find((button) => button.tabIndex === 0);
    for (const tile of this.tiles.values()) if (tile.button !== current && tile.button.tabIndex === 0) tile.button.tabIndex = -1;
    if (!current && shown[0]) shown[0].tabIndex = 0;
  }

  private opened(event: Event): void {
    const id = (event.target as Element).closest<HTMLElement>('.bed')?.dataset['bed'];
    const tile = id === undefined ? undefined : this.tiles.get(id);
    if (!tile || window.getSelection()?.toString()) return;
    this.focus(tile.button);
    this.open(tile.bed);
  }

  private moved(event: KeyboardEvent): void {
    const shown = this.shown();
    const at = shown.indexOf(event.target as HTMLButtonElement);
    const to = at < 0 ? undefined : target(event.key, shown, at);
    if (!to) return;
    event.preventDefault();
    this.focus(to);
  }

  private focus(button: HTMLButtonElement): void {
    for (const tile of this.tiles.values()) if (tile.button.tabIndex === 0) tile.button.tabIndex = -1;
    button.tabIndex = 0;
    button.focus();
  }
}

function target(key: string, shown: HTMLButtonElement[], at: number): HTMLButtonElement | undefined {
  switch (key) {
    case 'ArrowRight':
      return shown[at + 1];
    case 'ArrowLeft':
      return shown[at - 1];
    case 'ArrowDown':
      return inNextRow(shown, at, 1);
    case 'ArrowUp':
      return inNextRow(shown, at, -1);
    case 'Home':
      return shown[0];
    case 'End':
      return shown.at(-1);
    default:
      return undefined;
  }
}

/** The bed that lies under (or over) this one on the screen. */
function inNextRow(shown: HTMLButtonElement[], at: number, step: 1 | -1): HTMLButtonElement | undefined {
  const here = shown[at]!.getBoundingClientRect();
  const candidates = step > 0 ? shown.slice(at + 1) : shown.slice(0, at).reverse();
  const row = candidates.find((button) => Math.abs(button.getBoundingClientRect().top - here.top) > 4);
  if (!row) return undefined;
  const top = row.getBoundingClientRect().top;
  const inRow = candidates.filter((button) => Math.abs(button.getBoundingClientRect().top - top) <= 4);
  const distance = (button: HTMLButtonElement): number => Math.abs(button.getBoundingClientRect().left - here.left);
  return inRow.reduce((best, button) => (distance(button) < distance(best) ? button : best));
}
