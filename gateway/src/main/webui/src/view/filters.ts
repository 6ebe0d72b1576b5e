import { everything, isOn, type Filter } from '../filters.ts';
import { byCode } from '../model.ts';
import { inWords, reasonCodes } from '../reasons.ts';
import { h, setText, show } from './dom.ts';
import type { WardName } from './ward.ts';

type Choice = 'trust' | 'site' | 'ward' | 'reason';

/** The filters, and how many beds they leave. */
export class FiltersView {
  readonly element: HTMLFormElement;
  private readonly selects: Record<Choice, HTMLSelectElement> = {
    trust: select('trust'), site: select('site'), ward: select('ward'), reason: select('reason'),
  };
  private readonly allocatable = h('input', { class: 'nhsuk-checkboxes__input', type: 'checkbox', id: 'filter-allocatable' });
  private readonly clear = h('button', { type: 'button', class: 'link' }, 'Show all beds');
  private readonly shown = h('p', { class: 'filters__shown' });

  constructor(private filter: Filter, private readonly changed: (filter: Filter) => void) {
    const { trust, site, ward, reason } = this.selects;
    const box = h('div', { class: 'nhsuk-checkboxes nhsuk-checkboxes--small filters__box' },
      h('div', { class: 'nhsuk-checkboxes__item' }, this.allocatable,
        h('label', { class: 'nhsuk-label nhsuk-checkboxes__label', for: 'filter-allocatable' }, 'Only allocatable')));
    this.element = h('form', { class: 'filters', 'aria-label': 'Filter beds' },
      field('Trust', trust), field('Site', site), field('Ward', ward), field('Kept from use by', reason), box,
      h('div', { class: 'filters__result' }, this.shown, this.clear));
    this.element.addEventListener('submit', (event) => event.preventDefault());
    this.element.addEventListener('change', (event) => this.take(event.target));
    this.clear.addEventListener('click', () => this.set({ ...everything }));
    options(reason, 'Any or none', reasonCodes.map((code) => [code, inWords(code)]), filter.reason);
    this.allocatable.checked = filter.allocatable;
  }

  /** Offers what there is; a choice that is not there (yet) stays chosen, so that a bookmark keeps its meaning. */
  offer(names: readonly WardName[]): void {
    const { trust, site, ward } = this.filter;
    const inTrust = names.filter((name) => !trust || name.trust === trust);
    const inSite = inTrust.filter((name) => !site || name.site === site);
    const codes = (values: string[]): [string, string][] => [...new Set(values)].sort(byCode).map((code) => [code, code]);
    options(this.selects.trust, 'All trusts', codes(names.map((name) => name.trust)), trust);
    options(this.selects.site, 'All sites', codes(inTrust.map((name) => name.site)), site);
    options(this.selects.ward, 'All wards', codes(inSite.map((name) => name.ward ?? '-')), ward);
  }

  result(shown: number, beds: number): void {
    setText(this.shown, `Showing ${shown} of ${beds} beds`);
    show(this.clear, isOn(this.filter));
  }

  set(filter: Filter): void {
    this.filter = filter;
    for (const name of Object.keys(this.selects) as Choice[]) this.selects[name].value = filter[name];
    this.allocatable.checked = filter.allocatable;
    this.changed(filter);
  }

  private take(target: EventTarget | null): void {
    const next = { ...this.filter, allocatable: this.allocatable.checked };
    for (const name of Object.keys(this.selects) as Choice[]) next[name] = this.selects[name].value;
    if (target === this.selects.trust) next.site = next.ward = '';
    if (target === this.selects.site) next.ward = '';
    this.set(next);
  }
}

const select = (name: Choice): HTMLSelectElement => h('select', { class: 'nhsuk-select', id: `filter-${name}` });

const field = (label: string, input: HTMLSelectElement): HTMLElement =>
  h('div', { class: 'filters__field' }, h('label', { class: 'nhsuk-label', for: input.id }, label), input);

function options(input: HTMLSelectElement, all: string, choices: [value: string, text: string][], chosen: string): void {
  const wanted: [string, string][] = [['', all], ...choices];
  if (chosen && !choices.some(([value]) => value === chosen)) wanted.push([chosen, `${chosen} (nothing known)`]);
  const signature = JSON.stringify(wanted);
  if (input.dataset['offers'] !== signature) {
    input.dataset['offers'] = signature;
    input.replaceChildren(...wanted.map(([value, text]) => h('option', { value }, text)));
  }
  if (input.value !== chosen) input.value = chosen;
}
