import { Board } from './board.ts';
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
  drawSignIn(place('maincontent'), message, enter);
  place('maincontent').focus();
}

function enter(session: Session): void {
  drawAccount(place('account'), session, () => leave(null));
  board = new Board(place('maincontent'), place('news'), session, (status) => leave(reasons[status] ?? null));
  board.start();
}

const reasons: Record<number, string> = {
  401: 'Your session has ended. Sign in again.',
  403: 'This role may not see beds.',
};

const session = current();
if (session) enter(session);
else drawSignIn(place('maincontent'), null, enter);
