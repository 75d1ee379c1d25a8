import type { RequestFailure, Result } from "../call-contract";

/** A passkey is what the browser has answered, as JSON. */
export type SignInCredentials = { email: string; password: string; code?: string } | { passkey: string };

interface Words {
  network: string;
  /** A sentence for an error code. */
  sentence: (code: string, params: Record<string, string | number>) => string;
}

/**
 * Signs in with the two requests of next-auth (CSRF token, credentials). A refusal is returned as a failure with our code; the
 * error of a wrong password or code belongs to its field.
 */
export async function callSignIn(input: SignInCredentials, words: Words): Promise<Result<null>> {
  const failed = (code: string, params: RequestFailure["params"], detail: string): Result<null> => {
    const field = { "sign_in.wrong": "password", "sign_in.code_wrong": "code", "sign_in.code_lost": "code" }[code];
    return { ok: false, failure: { code, status: 401, detail, params, fields: field ? { [field]: detail } : {} } };
  };
  let body: unknown;
  try {
    const csrf = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken: string };
    const response = await fetch("/api/auth/callback/credentials", {
      method: "POST",
      body: new URLSearchParams({ csrfToken: csrf.csrfToken, json: "true", ...input }),
    });
    if (response.ok) return { ok: true, value: null };
    body = await response.json();
  } catch {
    return failed("network", {}, words.network);
  }
  const { code, params } = readRefusal(body);
  return failed(code, params, words.sentence(code, params));
}

/** Reads the refusal of next-auth: an address whose `error` contains our code and its parameters. */
export function readRefusal(body: unknown): { code: string; params: Record<string, string | number> } {
  const unreadable = { code: "internal", params: {} };
  const url = typeof body === "object" && body !== null && "url" in body ? String(body.url) : "";
  if (!URL.canParse(url)) return unreadable;
  const text = new URL(url).searchParams.get("error") ?? "";
  if (!text.startsWith("{")) return unreadable;
  try {
    const { code, params } = JSON.parse(text) as { code: string; params: Record<string, string | number> };
    return { code, params };
  } catch {
    return unreadable;
  }
}
