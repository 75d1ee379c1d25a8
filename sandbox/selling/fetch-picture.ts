const FETCH_TIMEOUT_MS = 3_000;

/** What lies at an address that was given without http://. Only pictures on this machine are really fetched. */
export async function fetchPicture(link: string): Promise<Buffer | null> {
  if (!/^(127\.0\.0\.1|localhost)(:\d{1,5})?\/\S+$/.test(link)) return null;
  try {
    const answer = await fetch(`http://${link}`, { redirect: "error", signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    return answer.ok ? Buffer.from(await answer.arrayBuffer()) : null;
  } catch {
    // What can't be fetched is refused with a code of its own by the handler.
    return null;
  }
}
