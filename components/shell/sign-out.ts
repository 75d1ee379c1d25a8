/**
 * Ends the session with the two requests of next-auth (CSRF token, sign-out), without its client library. Rejects if the server
 * refuses. Afterwards the caller loads a public page anew, so that nothing of the account stays in memory.
 */
export async function signOut(): Promise<void> {
  const csrf = await fetch("/api/auth/csrf");
  if (!csrf.ok) throw new Error(`csrf answered ${csrf.status}`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const response = await fetch("/api/auth/signout", {
    method: "POST",
    body: new URLSearchParams({ csrfToken, json: "true" }),
  });
  if (!response.ok) throw new Error(`signout answered ${response.status}`);
}
