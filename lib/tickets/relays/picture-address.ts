import "server-only";
import { timingSafeEqual } from "node:crypto";
import { openingSecrets } from "@/lib/auth/open-cookie";
import { signText } from "@/lib/core/secret";
import { DAY_MS } from "@/lib/core/time";
import { env } from "@/lib/env";

/** The upstream fetches pictures when it takes the question; later nobody needs their addresses. */
const VALID_MS = DAY_MS;

const signed = (text: string, secret = env().NEXTAUTH_SECRET) => signText(secret, "relay-picture", text);

/**
 * The address, without http://, where the upstream fetches a picture of a question (manual: 十, 1): for a day, and guessable by nobody.
 */
export function pictureAddress(attachmentId: string, now: Date): string {
  const { host, pathname } = new URL(env().APP_URL);
  const text = `${attachmentId}.${Math.floor((now.getTime() + VALID_MS) / 1_000)}`;
  return `${host}${pathname.replace(/\/$/, "")}/api/v1/relay-pictures/${text}.${signed(text)}.jpg`;
}

/** The picture of an address's token; null when it is not ours or too old. */
export function attachmentOfToken(token: string, now: Date): string | null {
  const [, text = "", id = "", seconds = "", signature = ""] =
    /^(([0-9a-f-]{36})\.(\d{10}))\.([\w-]{43})\.jpg$/.exec(token) ?? [];
  const isOurs = (secret: string) => timingSafeEqual(Buffer.from(signature), Buffer.from(signed(text, secret)));
  if (id === "" || !openingSecrets().some(isOurs)) return null;
  return Number(seconds) * 1_000 > now.getTime() ? id : null;
}
