import { Availability } from './availability.ts';
import { fromQuery, matches, toQuery, type Filter } from './filters.ts';
import { Freshness } from './freshness.ts';
import { Picture, byCode, staysIn, wardKey, type Beat, type Bed, type Snapshot } from './model.ts';
import { News } from './news.ts';
import { hasReason } from './reasons.ts';
import type { Session } from './session.ts';
import type { ServerEvent } from './sse.ts';
import { EventStream, type Connection, type Listener } from './stream.ts';
import { londonDay } from './times.ts';
import { BoardPage } from './view/page.ts';

const layoutRestMs = 250;

/** The board: takes what the stream says, and once a frame repaints what it touched. */
export class Board implements Listener {
  private readonly picture = new Picture();
  private readonly freshness = new Freshness();
  private readonly news = new News();
  private readonly page: BoardPage;
  private readonly stream: EventStream;
  private readonly availability: Availability;
  private readonly touched = new Set<string>();
  private readonly conflicts = new Set<string>();
  private filter: Filter = fromQuery(location.search);
  private state: Connection = { kind: 'connecting' };
  private newLayout = false;
  private frame = 0;
  private later = 0;
  private layoutAt = -Infinity;
  private clock = 0;
  private day = '';

  constructor(place: HTMLElement, private readonly live: HTMLElement, private readonly session: Session, private readonly denied: (status: number) => void) {
    this.stream = new EventStream('/v1/stream', session.token, this);
    this.availability = new Availability(session.token, () => this.counted());
    this.page = new BoardPage(place, this.filter, {
      open: (bed) => this.page.details.open(this.picture.beds.get(bed.bed) ?? bed, this.now()),
      retry: () => this.stream.retryNow(),
      filter: (filter) => this.refilter(filter),
    });
  }

  start(): void {
    this.paintWhole();
    this.clock = window.setInterval(() => this.tick(), 1_000);
    window.addEventListener('online', this.online);
    this.stream.start();
  }

  stop(): void {
    this.stream.stop();
    window.clearInterval(this.clock);
    window.removeEventListener('online', this.online);
    cancelAnimationFrame(this.frame);
    window.clearTimeout(this.later);
    this.page.details.close();
  }

  connection(state: Connection): void {
    this.state = state;
    if (state.kind === 'denied') return this.denied(state.status);
    this.page.status.paint(state, this.freshness, performance.now());
  }

  event({ event, data }: ServerEvent): void {
    if (event === 'snapshot') this.snapshot(JSON.parse(data) as Snapshot);
    else if (event === 'change') this.change(JSON.parse(data) as Bed);
    else if (event === 'beat') this.beat(JSON.parse(data) as Beat);
  }

  private snapshot(snapshot: Snapshot): void {
    this.beat(snapshot);
    this.picture.replace(snapshot.items);
    this.conflicts.clear();
    for (const bed of snapshot.items) this.noteConflict(bed);
    this.touched.clear();
    this.news.forget();
    this.page.arrived();
    this.availability.placed(this.picture.stays(this.now()));
    this.newLayout = true;
    this.availability.touch();
    this.paintSoon();
  }

  private change(bed: Bed): void {
    if (this.picture.put(bed)) this.newLayout = true;
    if (bed.removed) this.touched.delete(bed.bed);
    else this.touched.add(bed.bed);
    this.noteConflict(bed);
    if (this.availability.placed(new Set(staysIn(bed, this.now())))) this.newLayout = true;
    this.availability.touch();
    this.paintSoon();
  }

  private beat(beat: Beat): void {
    this.freshness.heard(beat, performance.now());
    this.page.status.paint(this.state, this.freshness, performance.now());
  }

  private noteConflict(bed: Bed): void {
    if (!bed.removed && (bed.conflict || hasReason(bed, 'conflict', this.now()))) this.conflicts.add(bed.bed);
    else this.conflicts.delete(bed.bed);
  }

  /** With the next frame; a new layout at most a few times a second, since a feed's first hour brings bed after bed. */
  private paintSoon(): void {
    const wait = this.newLayout ? this.layoutAt + layoutRestMs - performance.now() : 0;
    if (wait > 0) this.later ||= window.setTimeout(() => ((this.later = 0), this.paintSoon()), wait);
    else if (this.frame === 0) this.frame = requestAnimationFrame(() => this.paint());
  }

  private paint(): void {
    this.frame = 0;
    if (this.newLayout) this.paintWhole();
    else this.paintTouched();
  }

  private paintWhole(): void {
    const now = this.now();
    this.newLayout = false;
    this.layoutAt = performance.now();
    this.repaintTouched(now);
    this.page.estate.layout(this.picture, this.availability.wards, now);
    this.page.filters.offer(this.page.estate.names());
    this.page.estate.refresh(this.filter, now);
    this.paintSums(now);
  }

  private paintTouched(): void {
    const now = this.now();
    this.page.estate.refresh(this.filter, now, this.repaintTouched(now));
    this.paintSums(now);
  }

  /** The wards of the beds that were touched. */
  private repaintTouched(now: number): Set<string> {
    const wards = new Set<string>();
    for (const id of this.touched) {
      const bed = this.picture.beds.get(id);
      if (bed) wards.add(wardKey(bed));
      if (bed) this.repaint(bed, now);
    }
    this.touched.clear();
    return wards;
  }

  private repaint(bed: Bed, now: number): void {
    const before = this.page.estate.tile(bed)?.sentence;
    const tile = this.page.estate.ward(wardKey(bed))?.paint(bed, now);
    this.page.details.follow(bed, now);
    if (tile && tile.sentence !== before && matches(this.filter, bed, now)) this.news.tell(bed.bed, tile.sentence);
  }

  private paintSums(now: number): void {
    const beds = [...this.conflicts].sort(byCode).map((id) => this.picture.beds.get(id)!);
    this.page.paintSums(this.filter, this.session, beds, now);
  }

  /** A list that was made before a bed changed may come after it. */
  private counted(): void {
    this.availability.placed(this.picture.stays(this.now()));
    if (this.page.estate.count(this.availability.wards)) this.newLayout = true;
    if (this.newLayout) return this.paintSoon();
    this.page.estate.refresh(this.filter, this.now());
    this.paintSums(this.now());
  }

  private refilter(filter: Filter): void {
    this.filter = filter;
    history.replaceState(null, '', location.pathname + toQuery(filter));
    this.page.filters.offer(this.page.estate.names());
    this.page.estate.refresh(filter, this.now());
    this.paintSums(this.now());
  }

  /** Once a second: ages, announcements, the beds of which a reason begins or ends by itself, and stays that begin now. */
  private tick(): void {
    const nowMs = performance.now();
    const now = this.now();
    this.page.status.paint(this.state, this.freshness, nowMs);
    for (const ward of this.page.estate.all()) {
      ward.age(now);
      for (const bed of ward.due(now)) this.touched.add(bed.bed);
    }
    if (this.day !== londonDay(now)) this.newDay(now);
    if (this.availability.placed(this.picture.stays(now))) this.newLayout = true;
    if (this.newLayout || this.touched.size > 0) this.paintSoon();
    if (this.state.kind === 'open') this.availability.tick(nowMs);
    const sentence = this.news.next(nowMs, this.page.allocatable());
    if (sentence !== null) this.live.textContent = sentence;
  }

  /** Times of yesterday need their date from now on. */
  private newDay(now: number): void {
    if (this.day !== '') for (const id of this.picture.beds.keys()) this.touched.add(id);
    this.day = londonDay(now);
  }

  private now(): number {
    return this.freshness.serverTime(performance.now());
  }

  private readonly online = (): void => this.stream.retryNow();
}
