import type { Figures, Steps } from '../figures.ts';
import { h, setText, show } from './dom.ts';

interface Cell {
  name: string;
  value: (steps: Steps) => number;
  /** What the step before lost on the way here. */
  lost?: (steps: Steps) => string;
}

const lost = (n: number, what: string): string => (n === 0 ? '' : `${n} ${what}`);

const cells: Cell[] = [
  { name: 'Beds', value: (s) => s.beds },
  { name: 'Open', value: (s) => s.open, lost: (s) => lost(s.closed, 'closed') },
  { name: 'Staffed', value: (s) => s.staffed, lost: (s) => [lost(s.unstaffed, 'not staffed'), lost(s.unregistered, 'unregistered')].filter(Boolean).join(', ') },
  { name: 'Occupied', value: (s) => s.occupied },
  { name: 'On leave', value: (s) => s.onLeave },
  { name: 'Empty', value: (s) => s.empty },
  { name: 'Allocatable', value: (s) => s.allocatable, lost: (s) => lost(s.notReady, 'not ready') },
];

/** The bed algebra as a row of figures, and below it what is counted apart. */
export class StepsView {
  readonly element: HTMLElement;
  private readonly parts: { cell: Cell; value: HTMLElement; lost: HTMLElement }[];
  private readonly apart = h('ul', { class: 'apart' });

  constructor(size: 'total' | 'ward') {
    this.parts = cells.map((cell) => ({ cell, value: h('span', { class: 'steps__value' }), lost: h('span', { class: 'steps__lost' }) }));
    const list = h('dl', { class: `steps steps--${size}` });
    for (const { cell, value, lost } of this.parts) {
      list.append(h('div', { class: `steps__cell steps__cell--${cell.name.toLowerCase().replace(' ', '-')}` },
        h('dt', {}, cell.name), h('dd', {}, value, lost)));
    }
    this.element = h('div', {}, list, this.apart);
  }

  paint(figures: Figures, withoutBed: number | null): void {
    for (const part of this.parts) {
      setText(part.value, String(part.cell.value(figures.core)));
      setText(part.lost, part.cell.lost?.(figures.core) ?? '');
    }
    this.paintApart(apartLines(figures, withoutBed));
  }

  private paintApart(lines: string[]): void {
    show(this.apart, lines.length > 0);
    if (this.apart.dataset['lines'] === lines.join('\n')) return;
    this.apart.dataset['lines'] = lines.join('\n');
    this.apart.replaceChildren(...lines.map((line) => h('li', {}, line)));
  }
}

function apartLines(figures: Figures, withoutBed: number | null): string[] {
  const { escalation, inUseThoughLost } = figures;
  const inUse = escalation.occupied + escalation.onLeave;
  return [
    withoutBed ? `${withoutBed} ${withoutBed === 1 ? 'patient' : 'patients'} without a bed` : '',
    escalation.beds ? `Escalation, apart: ${escalation.beds} ${escalation.beds === 1 ? 'space' : 'spaces'}, ${inUse} in use, ${escalation.allocatable} allocatable` : '',
    inUseThoughLost ? `${inUseThoughLost} in use although closed, not staffed or unregistered` : '',
  ].filter((line) => line !== '');
}
