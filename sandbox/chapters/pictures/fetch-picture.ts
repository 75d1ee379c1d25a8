const FETCH_TIMEOUT_MS = 3_000;

/**
 * Fetches the picture at an address that is given without http://. Only addresses of this machine are fetched; null
 * for others and for failures.
 */
export async function fetchPicture(link: string): Promise<Buffer | null> {
  if (!/^(127\.0\.0\.1|localhost)(:\d{1,5})?\/\S+$/.test(link)) return null;
  try {
    const answer = await fetch(`http://${link}`, { redirect: "error", signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    return answer.ok ? Buffer.from(await answer.arrayBuffer()) : null;
  } catch {
    // The handler refuses a picture that could not be fetched, with a code of its own.
    return null;
  }
}
