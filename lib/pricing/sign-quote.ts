import "server-only";
import { z } from "zod";
import { conflict } from "@/lib/core/errors";
import { open, seal } from "@/lib/core/secret";
import { env } from "@/lib/env";
import { type Quote, quoteSchema } from "./contract";

const PLACE = { table: "quotes", row: "token", column: "quote" };

/**
 * Encrypts a quote (AES-256-GCM) so that the browser can neither change nor read it (it carries our
 * cost). Anybody who has it can use it until it expires; lib/orders checks that registrant and service are the customer's.
 */
export function signQuote(quote: Quote): string {
  const text = JSON.stringify(z.encode(quoteSchema, quote));
  return Buffer.from(seal(env().keyRing, text, PLACE)).toString("base64url");
}

/**
 * @throws AppError quote.invalid (409) when it isn't ours or was altered, quote.expired (409) when its time is over.
 *   The remedy for both is to ask for the price again, which is safe.
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
