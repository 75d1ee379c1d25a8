import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { AppError, notFound } from "@/lib/core/errors";
import { MINUTE_MS } from "@/lib/core/time";
import { env } from "@/lib/env";
import type { RequestContext } from "@/lib/http/serve";
import type { receiveMailContract } from "../mail-contract";
import { takeMail } from "./take-mail";

/** A signature is good for so long before and after its time: clocks differ, and a mail server tries again. */
const SIGNED_MS = 5 * MINUTE_MS;

/** What signs a mail: HMAC-SHA256 of "<seconds>.<the mail>" in hexadecimal digits. */
export function mailSignature(secret: string, seconds: string, raw: Uint8Array): string {
  return createHmac("sha256", secret).update(`${seconds}.`).update(raw).digest("hex");
}

/**
 * What the headers alone tell, before up to 15 MB are read: whether mails are taken at all, and are signed, and lately.
 * @throws AppError not_found where no secret is set; tickets.mail_signature (401).
 */
export function requireSignedHeaders(headers: Headers): void {
  signedHeaders(headers);
}

function signedHeaders(headers: Headers): { secret: string; seconds: string; signature: string } {
  const secret = env().MAIL_IN_SECRET;
  if (!secret) throw notFound("route");
  const seconds = headers.get("x-kumquat-timestamp") ?? "";
  const signature = headers.get("x-kumquat-signature")?.toLowerCase() ?? "";
  const isRecent = /^\d{10}$/.test(seconds) && Math.abs(Date.now() - Number(seconds) * 1_000) <= SIGNED_MS;
  if (!isRecent || !/^[0-9a-f]{64}$/.test(signature)) throw wrongSignature();
  return { secret, seconds, signature };
}

const wrongSignature = () => new AppError("tickets.mail_signature", 401);

/**
 * A mail that a mail server hands over. A request that is sent again within minutes finds its mail taken; later its signature is too
 * old.
 * @throws AppError as requireSignedHeaders, and for another mail's signature.
 */
export async function receiveMail(
  _actor: Actor,
  { body }: z.output<typeof receiveMailContract.input>,
  { headers }: Pick<RequestContext, "headers">,
): Promise<z.output<typeof receiveMailContract.output>> {
  const { secret, seconds, signature } = signedHeaders(headers);
  const raw = Buffer.from(body, "base64");
  if (!timingSafeEqual(Buffer.from(signature), Buffer.from(mailSignature(secret, seconds, raw))))
    throw wrongSignature();
  return { outcome: await takeMail(raw) };
}
