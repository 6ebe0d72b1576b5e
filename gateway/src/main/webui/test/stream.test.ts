import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventStream, type Connection } from '../src/stream.ts';
import type { ServerEvent } from '../src/sse.ts';

/** A server that answers each connection with the next of these; the last one for ever. */
class Server {
  readonly asked: Headers[] = [];
  readonly seen: Connection[] = [];
  readonly events: ServerEvent[] = [];
  readonly stream: EventStream;
  private readonly waiting: { holds: () => boolean; done: () => void }[] = [];

  constructor(private readonly answers: ((signal: AbortSignal) => Response)[], silenceMs = 5_000) {
    const timing = { firstRetryMs: 4, longestRetryMs: 20, silenceMs };
    this.stream = new EventStream('/v1/stream', 'secret', this, timing, (_, init) => this.answer(init!));
  }

  event(event: ServerEvent): void {
    this.events.push(event);
    this.wake();
  }

  connection(state: Connection): void {
    this.seen.push(state);
    this.wake();
  }

  async until(holds: () => boolean): Promise<void> {
    if (!holds()) await new Promise<void>((done) => this.waiting.push({ holds, done }));
  }

  private wake(): void {
    for (const one of this.waiting) if (one.holds()) one.done();
  }

  private async answer(init: RequestInit): Promise<Response> {
    this.asked.push(new Headers(init.headers));
    return this.answers[Math.min(this.asked.length, this.answers.length) - 1]!(init.signal!);
  }
}

const says = (text: string) => (): Response => new Response(text);
const fails = (status: number) => (): Response => new Response('', { status });
const staysOpen = (text: string) => (signal: AbortSignal): Response =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(text));
        signal.addEventListener('abort', () => controller.error(signal.reason));
      },
    }),
  );

test('sends the token in a header and takes events', async () => {
  const server = new Server([staysOpen('event: snapshot\nid: 3\ndata: {}\n\n')]);
  server.stream.start();
  await server.until(() => server.events.length === 1);
  server.stream.stop();
  assert.equal(server.asked[0]?.get('Authorization'), 'Bearer secret');
  assert.equal(server.asked[0]?.get('Last-Event-ID'), null);
  assert.deepEqual(server.seen, [{ kind: 'connecting' }, { kind: 'open' }]);
});

test('resumes after the last id when it is cut off, and says so', async () => {
  const server = new Server([says('id: 3\ndata: 1\n\n'), fails(503), staysOpen('id: 4\ndata: 2\n\n')]);
  server.stream.start();
  await server.until(() => server.events.length === 2);
  server.stream.stop();
  assert.deepEqual(server.asked.map((headers) => headers.get('Last-Event-ID')), [null, '3', '3']);
  assert.deepEqual(server.seen.map((state) => state.kind), ['connecting', 'open', 'cut', 'cut', 'open']);
});

test('starts afresh after a reset, which is no cut', async () => {
  const server = new Server([says('id: 3\ndata: 1\n\nevent: reset\ndata: {}\n\n'), staysOpen('id: 9\ndata: 2\n\n')]);
  server.stream.start();
  await server.until(() => server.events.length === 3);
  server.stream.stop();
  assert.equal(server.asked[1]?.get('Last-Event-ID'), null);
  assert.ok(server.seen.every((state) => state.kind !== 'cut'));
});

test('gives up a connection on which nothing comes any more', async () => {
  const server = new Server([staysOpen('id: 3\ndata: 1\n\n'), staysOpen('id: 4\ndata: 2\n\n')], 30);
  server.stream.start();
  await server.until(() => server.events.length === 2);
  server.stream.stop();
  assert.ok(server.seen.some((state) => state.kind === 'cut'));
});

test('does not knock again with a token that is refused', async () => {
  const server = new Server([fails(401)]);
  server.stream.start();
  await server.until(() => server.seen.some((state) => state.kind === 'denied'));
  assert.equal(server.asked.length, 1);
});

test('waits as long as the server asks before it comes back', async () => {
  const server = new Server([says('retry: 16\nid: 3\ndata: 1\n\n'), staysOpen('id: 4\ndata: 2\n\n')]);
  server.stream.start();
  await server.until(() => server.events.length === 2);
  server.stream.stop();
  const [wait] = server.seen.flatMap((state) => (state.kind === 'cut' ? [state.retryInMs] : []));
  assert.ok(wait! >= 8 && wait! <= 16, String(wait));
});

test('waits longer and longer, but never longer than the longest wait', async () => {
  const server = new Server([fails(503)]);
  server.stream.start();
  const cuts = (): number[] => server.seen.flatMap((state) => (state.kind === 'cut' ? [state.retryInMs] : []));
  await server.until(() => cuts().length === 8);
  server.stream.stop();
  assert.ok(cuts()[0]! <= 4);
  assert.ok(cuts().slice(4).every((ms) => ms >= 10 && ms <= 20), String(cuts()));
});
