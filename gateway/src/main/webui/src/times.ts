const zone = 'Europe/London';
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
const seconds = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit' });
const date = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'short' });
const fullDate = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'short', year: 'numeric' });

/** The calendar day in London. */
export const londonDay = (at: number): string => fullDate.format(at);

/** A time as staff say it: `10:27` today, `3 Jun 10:27` on another day, with the year if it is another one. */
export function timeOf(iso: string | number, now: number): string {
  const at = typeof iso === 'number' ? iso : Date.parse(iso);
  if (Number.isNaN(at)) return String(iso);
  if (londonDay(at) === londonDay(now)) return clock.format(at);
  const near = Math.abs(at - now) < 180 * 86_400_000;
  return `${(near ? date : fullDate).format(at)} ${clock.format(at)}`;
}

export const timeWithSeconds = (at: number): string => seconds.format(at);

const units: [ms: number, name: string][] = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1_000, 'second'],
];

/** A span in its largest unit: `1 second`, `3 minutes`, `2 days`. */
export function span(ms: number): string {
  const [size, name] = units.find(([size]) => ms >= size) ?? [1_000, 'second'];
  const n = Math.max(0, Math.floor(ms / size));
  return `${n} ${name}${n === 1 ? '' : 's'}`;
}
