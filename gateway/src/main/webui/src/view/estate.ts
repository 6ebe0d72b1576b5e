import { sum, type Figures } from '../figures.ts';
import { inScope, type Filter } from '../filters.ts';
import { byCode, wardKey, type Bed, type Picture, type WardAvailability } from '../model.ts';
import { arrange, h, show } from './dom.ts';
import type { TileView } from './tile.ts';
import { WardView, type WardName } from './ward.ts';

/** Trust, site, ward, bed. Holds one view of each and touches only what changed. */
export class EstateView {
  readonly element = h('div', { class: 'estate' });
  private readonly wards = new Map<string, WardView>();
  private readonly groups = new Map<string, HTMLElement>();

  constructor(private readonly open: (bed: Bed) => void) {}

  /** Lays everything out: after a snapshot, and when a bed or a ward appears. */
  layout(picture: Picture, lists: readonly WardAvailability[], now: number): void {
    const beds = picture.byWard();
    const names = new Map<string, WardName>();
    for (const [key, [bed]] of beds) if (bed) names.set(key, { trust: bed.trust, site: bed.site, ward: bed.ward ?? null });
    for (const at of lists) if (at.withoutBed > 0 && !names.has(wardKey(at))) names.set(wardKey(at), { trust: at.trust, site: at.site, ward: at.ward });
    for (const key of this.wards.keys()) if (!names.has(key)) this.wards.delete(key);
    for (const [key, name] of names) {
      if (!this.wards.has(key)) this.wards.set(key, new WardView(name, this.open));
      this.wards.get(key)!.arrange(beds.get(key) ?? [], now);
    }
    this.count(lists);
    this.arrangeGroups();
  }

  /** Takes the number of patients without a bed; true if a ward is not on the board yet, or has nothing left to show. */
  count(lists: readonly WardAvailability[]): boolean {
    for (const ward of this.wards.values()) ward.lists = null;
    let news = false;
    for (const at of lists) {
      const ward = this.wards.get(wardKey(at));
      if (ward) ward.lists = at;
      else if (at.withoutBed > 0) news = true;
    }
    return news || [...this.wards.values()].some((ward) => ward.size === 0 && !ward.lists?.withoutBed);
  }

  ward(key: string): WardView | undefined {
    return this.wards.get(key);
  }

  tile(bed: Bed): TileView | undefined {
    return this.wards.get(wardKey(bed))?.tile(bed.bed);
  }

  /** Beds on the board, shown or not. */
  size(): number {
    return [...this.wards.values()].reduce((n, ward) => n + ward.size, 0);
  }

  all(): Iterable<WardView> {
    return this.wards.values();
  }

  names(): WardName[] {
    return [...this.wards.values()].map((ward) => ward.name);
  }

  refresh(filter: Filter, now: number, keys: Iterable<string> = this.wards.keys()): void {
    for (const key of keys) this.wards.get(key)?.refresh(filter, now);
    for (const group of this.groups.values()) {
      show(group, group.querySelector('.ward:not([hidden])') !== null);
    }
  }

  /** The sum of the wards in scope, and how many beds the filter shows. */
  totals(filter: Filter): { figures: Figures; withoutBed: number; shown: number; beds: number } {
    const inside = [...this.wards.values()].filter((ward) => inScope(filter, ward.name));
    return {
      figures: sum(inside.map((ward) => ward.figures)),
      withoutBed: inside.reduce((n, ward) => n + (ward.lists?.withoutBed ?? 0), 0),
      shown: inside.reduce((n, ward) => n + ward.shownBeds, 0),
      beds: inside.reduce((n, ward) => n + ward.figures.core.beds + ward.figures.escalation.beds, 0),
    };
  }

  private arrangeGroups(): void {
    const wards = [...this.wards.values()].sort(
      (a, b) => byCode(a.name.trust, b.name.trust) || byCode(a.name.site, b.name.site) || byCode(a.name.ward ?? '~', b.name.ward ?? '~'),
    );
    const trusts = group(wards, (ward) => ward.name.trust);
    const used = new Set<string>();
    const section = (key: string, level: 'h2' | 'h3', title: string, children: Element[]): HTMLElement => {
      used.add(key);
      const known = this.groups.get(key) ?? h('section', { class: level === 'h2' ? 'trust' : 'site' }, h(level, {}, title));
      this.groups.set(key, known);
      arrange(known, [known.firstElementChild!, ...children]);
      return known;
    };
    const sections = [...trusts].map(([trust, inTrust]) => {
      const sites = [...group(inTrust, (ward) => ward.name.site)].map(([site, inSite]) =>
        section(`${trust}/${site}`, 'h3', `Site ${site}`, inSite.map((ward) => ward.element)));
      return section(trust, 'h2', `Trust ${trust}`, sites);
    });
    for (const key of this.groups.keys()) if (!used.has(key)) this.groups.delete(key);
    arrange(this.element, sections);
  }
}

function group<T>(items: T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
