import "server-only";
import { z } from "zod";
import { open, seal } from "@/lib/core/secret";
import { env } from "@/lib/env";

const PLACE = { table: "callbacks", row: "token", column: "subject" };

/** Whose change an address tells of: an item that is being opened, or a run of a control. */
const subjectSchema = z.object({ kind: z.enum(["item", "run"]), id: z.uuid() });
export type CallbackSubject = z.infer<typeof subjectSchema>;

/**
 * Where the upstream may tell, once, that something slow has ended (manual, appendix 1); null where it can't reach us. Nobody
 * can guess the address, because the manual prints the key of its signature and leaves the result out of it. It is a hint to
 * look all the same: whoever calls it makes us read, nothing else.
 */
export function callbackAddress(subject: CallbackSubject): string | null {
  const url = new URL(env().APP_URL);
  const here = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (here && !env().sandbox) return null;
  const token = Buffer.from(seal(env().keyRing, JSON.stringify(subject), PLACE)).toString("base64url");
  return `${url.origin}/api/v1/callbacks/${token}`;
}

/** What an address was made for; null when it isn't one of ours. */
export function readCallback(token: string): CallbackSubject | null {
  try {
    return subjectSchema.parse(
      JSON.parse(open(env().keyRing, Buffer.from(token, "base64url"), PLACE).toString("utf8")),
    );
  } catch {
    // Whatever is wrong with it, somebody made it up.
    return null;
  }
}
