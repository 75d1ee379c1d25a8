import "server-only";
import { z } from "zod";
import { open, seal } from "@/lib/core/secret";
import { env } from "@/lib/env";

const PLACE = { table: "callbacks", row: "token", column: "subject" };

/** What an address was made for: an item that is being opened, or a run of a control. */
const subjectSchema = z.object({ kind: z.enum(["item", "run"]), id: z.uuid() });
export type CallbackSubject = z.infer<typeof subjectSchema>;

/**
 * The address that the upstream calls, once, when something slow has ended (manual, appendix 1); null where it can't reach us. The
 * manual publishes the key of the callback's signature, and the signature leaves the result out, so the address itself must not be
 * guessable. Even so a callback only makes the worker read; its content is not trusted.
 */
export function callbackAddress(subject: CallbackSubject): string | null {
  const url = new URL(env().APP_URL);
  const here = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (here && !env().sandbox) return null;
  const token = Buffer.from(seal(env().keyRing, JSON.stringify(subject), PLACE)).toString("base64url");
  return `${url.origin}/api/v1/callbacks/${token}`;
}

/** The subject of an address; null when it isn't one of ours. */
export function readCallback(token: string): CallbackSubject | null {
  try {
    return subjectSchema.parse(
      JSON.parse(open(env().keyRing, Buffer.from(token, "base64url"), PLACE).toString("utf8")),
    );
  } catch {
    // Any token that can't be opened was not made here.
    return null;
  }
}
