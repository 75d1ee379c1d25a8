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
 * A mail that a mail server hands over. A request that is sent again within minutes finds its mail taken; later its signature is too
 * old.
 * @throws AppError not_found where no secret is set; tickets.mail_signature (401).
 */
export async function receiveMail(
  _actor: Actor,
  { body }: z.output<typeof receiveMailContract.input>,
  { headers }: Pick<RequestContext, "headers">,
): Promise<z.output<typeof receiveMailContract.output>> {
  const secret = env().MAIL_IN_SECRET;
  if (!secret) throw notFound("route");
  const raw = Buffer.from(body, "base64");
  const seconds = headers.get("x-kumquat-timestamp") ?? "";
  const signature = headers.get("x-kumquat-signature")?.toLowerCase() ?? "";
  const isRecent = /^\d{10}$/.test(seconds) && Math.abs(Date.now() - Number(seconds) * 1_000) <= SIGNED_MS;
  if (!isRecent || !isSame(signature, mailSignature(secret, seconds, raw)))
    throw new AppError("tickets.mail_signature", 401);
  return { outcome: await takeMail(raw) };
}

function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}
