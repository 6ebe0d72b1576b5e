import type { Session } from '../session.ts';
import { h } from './dom.ts';

/** What stands where no bed does, and what to do about it. */
export function emptyWords(waiting: boolean, known: number, session: Session): HTMLElement {
  if (waiting) return h('p', { class: 'empty' }, 'Waiting for the first picture.');
  if (known === 0) return nothingYet(session);
  return h('div', { class: 'empty' }, h('h2', {}, 'No bed matches'), h('p', {}, 'Choose fewer filters, or show all beds.'));
}

function nothingYet(session: Session): HTMLElement {
  const whose = session.org ? ` for ${session.org}` : '';
  return h('div', { class: 'empty nhsuk-u-reading-width' },
    h('h2', {}, `No beds yet${whose}`),
    h('p', {}, 'Beds appear by themselves as soon as a feed names them. Send a file of HL7 messages:'),
    h('pre', { tabindex: '0' }, './homeward send FILE'),
    h('p', {}, 'or point a hospital’s feed at the MLLP port or at ', h('code', {}, 'POST /v1/hl7'), '. Load the site’s bed register with ',
      h('code', {}, 'PUT /v1/sites/{site}/estate'), ', so that its beds count as registered.'));
}
