import "server-only";
import { z } from "zod";
import { conflict } from "@/lib/core/errors";
import { open, seal } from "@/lib/core/secret";
import { env } from "@/lib/env";
import { type Quote, quoteSchema } from "./contract";

const PLACE = { table: "quotes", row: "token", column: "quote" };

/**
 * Seals a quote for the way through the browser: AES-256-GCM, so it can be neither changed nor read (it carries our
 * cost). Valid until its expiry, for anybody who holds it; lib/orders checks whose registrant and service it names.
 */
export function signQuote(quote: Quote): string {
  const text = JSON.stringify(z.encode(quoteSchema, quote));
  return Buffer.from(seal(env().keyRing, text, PLACE)).toString("base64url");
}

/**
 * @throws AppError quote.invalid (409) when it isn't ours or was altered, quote.expired (409) when its time is over.
 *   Asking for the price again is safe and the remedy for both.
 */
export function verifyQuote(token: string, now: Date): Quote {
  let quote: Quote;
  try {
    const text = open(env().keyRing, Buffer.from(token, "base64url"), PLACE).toString("utf8");
    quote = z.decode(quoteSchema, JSON.parse(text));
  } catch {
    throw conflict("quote.invalid");
  }
  if (quote.expiresAt <= now) throw conflict("quote.expired", { name: quote.displayName });
  return quote;
}
