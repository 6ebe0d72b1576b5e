import { EventParser, type ServerEvent } from './sse.ts';

/** How the connection stands. `cut`: lost and being tried again. `denied`: the token does not open the stream. */
export type Connection =
  | { kind: 'connecting' }
  | { kind: 'open' }
  | { kind: 'cut'; retryInMs: number }
  | { kind: 'denied'; status: number };

export interface Listener {
  event(event: ServerEvent): void;
  connection(state: Connection): void;
}

export interface Timing {
  /**
   * Waits grow from `firstRetryMs` (or what the server asks for) to `longestRetryMs`; the real wait is random, between
   * half of that and all of it, so that boards that were cut off together do not come back together.
   */
  firstRetryMs: number;
  longestRetryMs: number;
  /** A connection on which nothing at all came for so long is dead, whatever TCP says: heartbeats come every 15 s. */
  silenceMs: number;
}

const usual: Timing = { firstRetryMs: 500, longestRetryMs: 15_000, silenceMs: 40_000 };

/** Keeps one event stream open with a bearer token (`EventSource` cannot send one) and resumes it where it broke. */
export class EventStream {
  private running: AbortController | null = null;
  private lastId: string | null = null;
  private failures = 0;
  private resetting = false;
  private wishedRetryMs: number | null = null;
  private wake: (() => void) | null = null;

  constructor(
    private readonly url: string,
    private readonly token: string,
    private readonly listener: Listener,
    private readonly timing: Timing = usual,
    private readonly fetcher: typeof fetch = (input, init) => fetch(input, init),
  ) {}

  start(): void {
    this.running = new AbortController();
    void this.run(this.running.signal);
  }

  stop(): void {
    this.running?.abort();
    this.retryNow();
  }

  retryNow(): void {
    this.wake?.();
  }

  private async run(stopped: AbortSignal): Promise<void> {
    this.listener.connection({ kind: 'connecting' });
    while (!stopped.aborted) {
      const denied = await this.connectOnce(stopped).catch(() => null);
      if (stopped.aborted) return;
      if (denied !== null) return this.listener.connection({ kind: 'denied', status: denied });
      const retryInMs = this.nextWait();
      this.listener.connection(this.resetting ? { kind: 'connecting' } : { kind: 'cut', retryInMs });
      this.resetting = false;
      await this.pause(retryInMs);
    }
  }

  /** One connection from its request to its end. Answers a status that no retry will mend, else null. */
  private async connectOnce(stopped: AbortSignal): Promise<number | null> {
    const connection = new AbortController();
    const abort = (): void => connection.abort();
    stopped.addEventListener('abort', abort);
    const watchdog = new Watchdog(this.timing.silenceMs, abort);
    try {
      const response = await this.fetcher(this.url, {
        headers: this.headers(),
        cache: 'no-store',
        signal: connection.signal,
      });
      if (response.status === 401 || response.status === 403) return response.status;
      if (!response.ok || !response.body) return null;
      this.listener.connection({ kind: 'open' });
      await this.read(response.body, watchdog);
      return null;
    } finally {
      watchdog.stop();
      stopped.removeEventListener('abort', abort);
      abort();
    }
  }

  private headers(): Record<string, string> {
    const headers: Record<string, string> = { Accept: 'text/event-stream', Authorization: `Bearer ${this.token}` };
    if (this.lastId !== null) headers['Last-Event-ID'] = this.lastId;
    return headers;
  }

  private async read(body: ReadableStream<Uint8Array>, watchdog: Watchdog): Promise<void> {
    const parser = new EventParser((event) => this.take(event));
    const decoder = new TextDecoder();
    const reader = body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      watchdog.feed();
      parser.feed(decoder.decode(part.value, { stream: true }));
      this.wishedRetryMs = parser.retryMs ?? this.wishedRetryMs;
    }
  }

  /** After a reset the server closes and expects us without an id: a new snapshot, and nobody was cut off. */
  private take(event: ServerEvent): void {
    this.resetting = event.event === 'reset';
    if (!this.resetting) this.failures = 0;
    this.lastId = this.resetting ? null : event.id;
    this.listener.event(event);
  }

  private nextWait(): number {
    const first = this.wishedRetryMs ?? this.timing.firstRetryMs;
    const ceiling = Math.min(this.timing.longestRetryMs, first * 2 ** this.failures);
    this.failures++;
    return Math.round(ceiling * (0.5 + Math.random() / 2));
  }

  private async pause(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = null;
  }
}

class Watchdog {
  private timer: ReturnType<typeof setTimeout>;

  constructor(
    private readonly ms: number,
    private readonly bark: () => void,
  ) {
    this.timer = setTimeout(bark, ms);
  }

  feed(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.bark, this.ms);
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
