import type { Freshness } from '../freshness.ts';
import type { Connection } from '../stream.ts';
import { span, timeWithSeconds } from '../times.ts';
import { h, setText, show } from './dom.ts';

/** The bar that stays in sight: live or not, how old the figures are, and the two banners. */
export class StatusView {
  readonly element: HTMLElement;
  private readonly state = h('strong', { class: 'nhsuk-tag status__state' }, 'Connecting');
  private readonly age = h('span', { class: 'status__age' });
  private readonly conflicts = h('a', { class: 'status__conflicts', href: '#conflicts', hidden: true });
  private readonly staleWords = h('p', { class: 'banner__text' });
  private readonly stale = h('div', { class: 'banner banner--stale', role: 'status' });
  private readonly cutWords = h('p', { class: 'banner__text' });
  private readonly cut = h('div', { class: 'banner banner--cut', role: 'alert' });
  private readonly retry: HTMLElement;

  constructor(retry: () => void) {
    const button = h('button', { type: 'button', class: 'banner__button' }, 'Try again now');
    button.addEventListener('click', retry);
    this.retry = h('div', { class: 'banner__retry' }, button);
    this.element = h('div', { class: 'status' },
      h('p', { class: 'status__line' }, this.state, ' ', this.age, ' ', this.conflicts), this.stale, this.cut);
  }

  paint(connection: Connection, freshness: Freshness, nowMs: number): void {
    const cut = connection.kind === 'cut';
    const stale = !cut && freshness.stale(nowMs);
    const [word, colour] = cut ? ['Cut off', 'red'] : stale ? ['Stale', 'orange'] : connection.kind === 'open' ? ['Live', 'green'] : ['Connecting', 'grey'];
    setText(this.state, word!);
    this.state.className = `nhsuk-tag nhsuk-tag--${colour} status__state`;
    setText(this.age, ageWords(freshness, nowMs));
    this.banner(this.stale, this.staleWords, stale ? staleText(freshness) : null);
    this.banner(this.cut, this.cutWords, cut ? cutText(freshness) : null, this.retry);
  }

  paintConflicts(n: number): void {
    show(this.conflicts, n > 0);
    setText(this.conflicts, `⚠ ${n} ${n === 1 ? 'conflict' : 'conflicts'}`);
  }

  /** A banner's words enter the page with the banner, so that it is read out once when it appears. */
  private banner(banner: HTMLElement, words: HTMLElement, text: string | null, ...more: Node[]): void {
    if (text === null) {
      if (banner.firstChild) banner.replaceChildren();
      return;
    }
    setText(words, text);
    if (!banner.firstChild) banner.replaceChildren(words, ...more);
  }
}

function ageWords(freshness: Freshness, nowMs: number): string {
  const knownAt = freshness.knownAt();
  const age = freshness.ageMs(nowMs);
  if (knownAt === null || age === null) return 'Waiting for the first figures';
  return `Figures complete up to ${timeWithSeconds(knownAt)}, ${span(age)} ago`;
}

function staleText(freshness: Freshness): string {
  const knownAt = freshness.knownAt();
  const upTo = knownAt === null ? '' : ` Nothing after ${timeWithSeconds(knownAt)} is certain.`;
  return `These figures are not up to date.${upTo} Check with the ward before you use a bed.`;
}

function cutText(freshness: Freshness): string {
  const heard = freshness.lastHeard();
  if (heard === null) return 'No connection to the gateway. The board appears as soon as it answers.';
  return `The connection is cut off. You see the last picture, of ${timeWithSeconds(heard)}. Trying to reconnect.`;
}
