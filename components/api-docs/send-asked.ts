import type { AskedRequest } from "./asked";

/** What the shop answered, for people. */
export interface ReadAnswer {
  status: number;
  word: string;
  ms: number;
  headers: readonly (readonly [string, string])[];
  /** The body, JSON in lines. */
  text: string;
  /** There was more of it. */
  cut: boolean;
}

/** More than anybody reads, and a page stays quick with it. */
const MOST_CHARACTERS = 100_000;

/** Sends a request as a program would: without cookies, so that the token alone counts. @returns null when nothing answers. */
export async function sendAsked(
  asked: AskedRequest,
  own: Readonly<Record<string, string>>,
): Promise<ReadAnswer | null> {
  const { method, path, query, body, idempotencyKey } = asked;
  const url = new URL(path, location.origin);
  for (const [name, value] of query) if (value !== "") url.searchParams.set(name, value);
  const headers: Record<string, string> = { ...own, accept: "application/json" };
  if (body !== null) headers["content-type"] = "application/json";
  if (idempotencyKey !== null) headers["idempotency-key"] = idempotencyKey;
  const started = performance.now();
  try {
    const response = await fetch(url, { method, headers, body, credentials: "omit", cache: "no-store" });
    const whole = await response.text();
    const text = inLines(whole);
    return {
      ...{ status: response.status, word: response.statusText, ms: Math.round(performance.now() - started) },
      ...{ headers: [...response.headers], text: text.slice(0, MOST_CHARACTERS), cut: text.length > MOST_CHARACTERS },
    };
  } catch (error) {
    // fetch and text() throw a TypeError when the connection fails or breaks.
    if (!(error instanceof TypeError)) throw error;
    return null;
  }
}

function inLines(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return text;
  }
}
