import { keep, read, signIn, type Session } from '../session.ts';
import { h, show } from './dom.ts';

interface Role {
  role: string;
  name: string;
  sees: string;
  org?: { label: string; code: string };
}

const roles: Role[] = [
  { role: 'operator', name: 'Operator', sees: 'Every bed with its stay, of every trust.' },
  { role: 'hospital', name: 'Hospital', sees: 'Every bed, and who of its own patients lies where.', org: { label: 'Trust code', code: 'RXX' } },
  { role: 'board', name: 'Integrated care board', sees: 'The beds of its trusts, without patients.', org: { label: 'Board code', code: 'QXX' } },
  { role: 'app', name: 'App', sees: 'Every bed, without patients, as a third party sees it.' },
];

/** The way in: one click in local mode, or a token from whoever issues them. */
export function drawSignIn(place: HTMLElement, message: string | null, entered: (session: Session) => void): void {
  const problem = h('div', { class: 'nhsuk-error-summary', role: 'alert' });
  const tell = (text: string | null): void => {
    show(problem, text !== null);
    problem.replaceChildren(...(text === null ? [] : [h('h2', { class: 'nhsuk-error-summary__title' }, 'You are not signed in'), h('p', {}, text)]));
  };
  tell(message);
  place.replaceChildren(problem,
    h('h1', {}, 'Sign in to the bed board'),
    h('p', { class: 'nhsuk-u-reading-width' }, 'This system runs in local mode and hands out its own tokens. Choose whose eyes to look through.'),
    h('ul', { class: 'roles' }, ...roles.map((role) => card(role, entered, tell))),
    withToken(entered, tell));
}

function card(is: Role, entered: (session: Session) => void, tell: (text: string) => void): HTMLElement {
  const org = is.org && h('input', { class: 'nhsuk-input nhsuk-input--width-5', id: `org-${is.role}`, value: is.org.code, maxlength: '10', autocomplete: 'off', spellcheck: 'false' });
  const form = h('form', { class: 'roles__card' },
    h('h2', { class: 'nhsuk-heading-s' }, is.name),
    h('p', {}, is.sees),
    ...(org && is.org ? [h('label', { class: 'nhsuk-label', for: org.id }, is.org.label), org] : []),
    h('button', { class: 'nhsuk-button nhsuk-button--small', type: 'submit' }, `Sign in as ${is.name.toLowerCase()}`));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    signIn(is.role, org ? org.value.trim().toUpperCase() : null).then(entered, (error: Error) => tell(error.message));
  });
  return h('li', {}, form);
}

function withToken(entered: (session: Session) => void, tell: (text: string) => void): HTMLElement {
  const input = h('input', { class: 'nhsuk-input', id: 'token', type: 'password', autocomplete: 'off' });
  const form = h('form', {},
    h('label', { class: 'nhsuk-label', for: 'token' }, 'Token'), input,
    h('button', { class: 'nhsuk-button nhsuk-button--secondary nhsuk-button--small', type: 'submit' }, 'Use this token'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const session = read(input.value.trim());
    if (!session) return tell('That is no token. ./homeward token prints one.');
    keep(session.token);
    entered(session);
  });
  return h('details', { class: 'token' }, h('summary', {}, 'Sign in with a token'), form);
}
