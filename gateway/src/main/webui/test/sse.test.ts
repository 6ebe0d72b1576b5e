import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventParser, type ServerEvent } from '../src/sse.ts';

function parse(...chunks: string[]): ServerEvent[] {
  const events: ServerEvent[] = [];
  const parser = new EventParser((event) => events.push(event));
  for (const chunk of chunks) parser.feed(chunk);
  return events;
}

const text = ': hello\n\nevent: change\nid: 7\ndata: {"a":1}\n\nevent:beat\ndata:x\ndata: y\n\n';
const wanted: ServerEvent[] = [
  { event: 'change', data: '{"a":1}', id: '7' },
  { event: 'beat', data: 'x\ny', id: '7' },
];

test('reads events with and without a space after the colon, and keeps the last id', () => {
  assert.deepEqual(parse(text), wanted);
});

test('reads the same wherever the pieces break', () => {
  for (const ending of ['\n', '\r', '\r\n']) {
    const stream = text.replaceAll('\n', ending);
    for (let cut = 1; cut < stream.length; cut++) {
      assert.deepEqual(parse(stream.slice(0, cut), stream.slice(cut)), wanted, `${JSON.stringify(ending)} at ${cut}`);
    }
    assert.deepEqual(parse(...stream), wanted, `${JSON.stringify(ending)} letter by letter`);
  }
});

test('leaves out comments, events without data and what was not finished', () => {
  assert.deepEqual(parse(': hb\n\n', 'event: change\n\n', 'data: half'), []);
});

test('reads megabytes in small pieces in no time', () => {
  const data = 'x'.repeat(4_000_000);
  const started = performance.now();
  const pieces = [...Array(4_000).keys()].map((i) => data.slice(i * 1_000, (i + 1) * 1_000));
  assert.equal(parse('data: ', ...pieces, '\n\n')[0]?.data.length, data.length);
  assert.ok(performance.now() - started < 2_000);
});
