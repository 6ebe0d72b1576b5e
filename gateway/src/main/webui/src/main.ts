import { Board } from './board.ts';
import { everything, fromQuery, isOn, toQuery } from './filters.ts';
import { current, end, type Session } from './session.ts';
import { drawAccount } from './view/account.ts';
import { drawSignIn } from './view/signIn.ts';

const place = (id: string): HTMLElement => document.getElementById(id)!;
let board: Board | null = null;

function leave(message: string | null): void {
  board?.stop();
  board = null;
  end();
  place('news').textContent = '';
  drawAccount(place('account'), null, () => undefined);
  drawSignIn(place('maincontent'), message, enterFresh);
  place('maincontent').focus();
}

function enter(session: Session): void {
  drawAccount(place('account'), session, () => leave(null));
  board = new Board(place('maincontent'), place('news'), session, (status) => leave(reasons[status] ?? null));
  board.start();
}

/** A hospital begins with its own trust; the address may say otherwise, and the filters can. */
function enterFresh(session: Session): void {
  if (session.role === 'hospital' && session.org !== null && !isOn(fromQuery(location.search))) {
    history.replaceState(null, '', location.pathname + toQuery({ ...everything, trust: session.org }));
  }
  enter(session);
}

const reasons: Record<number, string> = {
  401: 'Your session has ended. Sign in again.',
  403: 'This role may not see beds.',
};

const session = current();
if (session) enter(session);
else drawSignIn(place('maincontent'), null, enterFresh);
