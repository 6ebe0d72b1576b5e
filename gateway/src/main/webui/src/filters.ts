import type { Bed } from './model.ts';
import { inForce, isAllocatable } from './reasons.ts';

/** Which beds are shown. Empty = all. Kept in the address, so that a view can be bookmarked; codes only, never a patient. */
export interface Filter {
  trust: string;
  site: string;
  ward: string;
  reason: string;
  allocatable: boolean;
}

export const everything: Filter = { trust: '', site: '', ward: '', reason: '', allocatable: false };

export function fromQuery(query: string): Filter {
  const params = new URLSearchParams(query);
  const text = (name: string): string => params.get(name) ?? '';
  return {
    trust: text('trust'),
    site: text('site'),
    ward: text('ward'),
    reason: text('reason'),
    allocatable: params.get('allocatable') === 'true',
  };
}

export function toQuery(filter: Filter): string {
  const params = new URLSearchParams();
  for (const name of ['trust', 'site', 'ward', 'reason'] as const) if (filter[name]) params.set(name, filter[name]);
  if (filter.allocatable) params.set('allocatable', 'true');
  const query = params.toString();
  return query ? `?${query}` : '';
}

export const isOn = (filter: Filter): boolean => toQuery(filter) !== '';

/** Whether a ward lies in the chosen part of the estate. */
export const inScope = (filter: Filter, at: { trust: string; site: string; ward?: string | null }): boolean =>
  (!filter.trust || at.trust === filter.trust) &&
  (!filter.site || at.site === filter.site) &&
  (!filter.ward || (at.ward ?? '-') === filter.ward);

export const matches = (filter: Filter, bed: Bed, now: number): boolean =>
  inScope(filter, bed) &&
  (!filter.allocatable || isAllocatable(bed, now)) &&
  (!filter.reason || bed.reasons.some((reason) => reason.code === filter.reason && inForce(reason, now)));
