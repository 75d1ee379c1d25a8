/**
 * Ends the session with next-auth's own two steps, without its client library. Rejects when the server does not agree.
 * Afterwards the caller loads a public page anew, so that nothing of the account stays in memory.
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
