/** One server-sent event. `id` is the last id seen on the connection, as the standard has it. */
export interface ServerEvent {
  event: string;
  data: string;
  id: string | null;
}

/**
 * Reads an event stream (HTML standard, section 9.2.6) piece by piece. A snapshot is one line of megabytes that
 * arrives in many pieces, so pieces wait in a list until their line ends and no piece is searched twice.
 */
export class EventParser {
  /** How long the server asks us to wait before we come back, if it said so. */
  retryMs: number | null = null;
  private pieces: string[] = [];
  private endedInReturn = false;
  private event = '';
  private data: string[] = [];
  private id: string | null = null;

  constructor(private readonly emit: (event: ServerEvent) => void) {}

  feed(chunk: string): void {
    let text = chunk;
    if (this.endedInReturn && text.startsWith('\n')) text = text.slice(1);
    if (chunk !== '') this.endedInReturn = chunk.endsWith('\r');
    let start = 0;
    for (const end of text.matchAll(/\r\n|\n|\r/g)) {
      this.pieces.push(text.slice(start, end.index));
      start = end.index + end[0].length;
      const line = this.pieces.join('');
      this.pieces = [];
      this.line(line);
    }
    if (start < text.length) this.pieces.push(text.slice(start));
  }

  private line(line: string): void {
    if (line === '') return this.dispatch();
    const colon = line.indexOf(':');
    if (colon === 0) return;
    const field = colon < 0 ? line : line.slice(0, colon);
    let value = colon < 0 ? '' : line.slice(colon + 1);
    if (value.startsWith(' ')) value = value.slice(1);
    if (field === 'event') this.event = value;
    else if (field === 'data') this.data.push(value);
    else if (field === 'retry' && /^\d+$/.test(value)) this.retryMs = Number(value);
    else if (field === 'id' && !value.includes('\0')) this.id = value;
  }

  private dispatch(): void {
    const event = this.event || 'message';
    const data = this.data;
    this.event = '';
    this.data = [];
    if (data.length > 0) this.emit({ event, data: data.join('\n'), id: this.id });
  }
}
