/** Who is signed in, as the token says. The board only shows it; the gateway decides what it means. */
export interface Session {
  token: string;
  role: string;
  org: string | null;
}

const key = 'homeward.token';

/** The token lives in this tab alone and ends with it. Nothing else is ever stored. */
export function current(): Session | null {
  const token = sessionStorage.getItem(key);
  return token === null ? null : read(token);
}

export function keep(token: string): void {
  sessionStorage.setItem(key, token);
}

export function end(): void {
  sessionStorage.removeItem(key);
}

/** Reads the claims of a JWT without judging them; null where it is none. */
export function read(token: string): Session | null {
  try {
    const part = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const claims = JSON.parse(atob(part)) as Record<string, unknown>;
    const text = (name: string): string | null => (typeof claims[name] === 'string' ? claims[name] : null);
    return { token, role: text('role') ?? 'user', org: text('org') };
  } catch {
    return null;
  }
}

/** Asks the gateway for a token; it gives one in local mode only. */
export async function signIn(role: string, org: string | null): Promise<Session> {
  const response = await fetch('/local/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ role, org }),
  });
  if (response.status === 404) throw new Error('This system gives no tokens of its own: it does not run in local mode.');
  if (!response.ok) throw new Error(`The gateway refused the sign-in (${response.status}).`);
  const { token } = (await response.json()) as { token: string };
  const session = read(token);
  if (!session) throw new Error('The gateway answered with something that is no token.');
  keep(token);
  return session;
}
