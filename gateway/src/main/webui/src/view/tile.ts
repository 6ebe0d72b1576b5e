import { bedName, describe, spokenName, type Description } from '../describe.ts';
import type { Bed } from '../model.ts';
import { isAllocatable, nextTurn } from '../reasons.ts';
import { h, setText, show } from './dom.ts';

const glyphs: Record<Description['state'], string> = {
  conflict: '⚠',
  occupied: '●',
  'on-leave': '◐',
  allocatable: '✓',
  unavailable: '✕',
};

let tiles = 0;

/** One bed on the board. Repainted only when its own words change. */
export class TileView {
  readonly element: HTMLLIElement;
  readonly button: HTMLButtonElement;
  allocatable = false;
  /** When a reason begins or ends by itself (server's clock), if ever. */
  turnsAt: number | null = null;
  /** What a screen reader is told when the bed changes. */
  sentence = '';
  private painted = '';
  private readonly state: HTMLElement;
  private readonly lines: HTMLElement;
  private readonly marks: HTMLElement;

  constructor(public bed: Bed, now: number) {
    const id = `bed-${tiles++}`;
    const stateId = `${id}-state`;
    this.button = h('button', { type: 'button', class: 'bed__name', tabindex: '-1', 'aria-haspopup': 'dialog', 'aria-describedby': `${stateId} ${id}` });
    this.state = h('span', { class: 'bed__state', id: stateId });
    this.lines = h('ul', { class: 'bed__lines' });
    this.marks = h('p', { class: 'bed__marks' });
    const words = h('div', { id }, this.lines, this.marks);
    this.element = h('li', { class: 'bed' }, h('div', { class: 'bed__head' }, this.button, this.state), words);
    this.paint(bed, now);
  }

  /** Whether anything that can be seen changed. */
  paint(bed: Bed, now: number): boolean {
    this.bed = bed;
    this.allocatable = isAllocatable(bed, now);
    this.turnsAt = nextTurn(bed, now);
    const is = describe(bed, now);
    const painted = JSON.stringify([bedName(bed), is]);
    if (painted === this.painted) return false;
    this.painted = painted;
    this.draw(bed, is);
    return true;
  }

  private draw(bed: Bed, is: Description): void {
    this.sentence = `Ward ${bed.ward ?? bed.site}, ${spokenName(bed)}: ${is.label.toLowerCase()}.`;
    this.element.className = `bed bed--${is.state}`;
    this.element.dataset['bed'] = bed.bed;
    this.button.setAttribute('aria-label', spokenName(bed));
    setText(this.button, bedName(bed));
    this.state.replaceChildren(h('span', { 'aria-hidden': 'true', class: 'bed__glyph' }, glyphs[is.state]), ` ${is.label}`);
    this.lines.replaceChildren(...is.lines.map((line) => h('li', {}, line)));
    show(this.lines, is.lines.length > 0);
    this.marks.replaceChildren(...is.marks.map((mark) => h('span', { class: 'mark' }, mark)));
    show(this.marks, is.marks.length > 0);
  }
}
