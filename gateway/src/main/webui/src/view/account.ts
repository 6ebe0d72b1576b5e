import type { Session } from '../session.ts';
import { h } from './dom.ts';

const roles: Record<string, string> = { operator: 'Operator', hospital: 'Hospital', board: 'Board', app: 'App' };

/** Who is signed in, in the header. */
export function drawAccount(place: HTMLElement, session: Session | null, signOut: () => void): void {
  if (!session) return place.replaceChildren();
  const who = [roles[session.role] ?? session.role, session.org].filter(Boolean).join(' ');
  const button = h('button', { type: 'button', class: 'nhsuk-header__account-button' }, 'Sign out');
  button.addEventListener('click', signOut);
  place.replaceChildren(
    h('nav', { class: 'nhsuk-header__account', 'aria-label': 'Account' },
      h('ul', { class: 'nhsuk-header__account-list' },
        h('li', { class: 'nhsuk-header__account-item' }, who),
        h('li', { class: 'nhsuk-header__account-item' }, button))));
}
