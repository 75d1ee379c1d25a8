import { toAsciiName } from "@/lib/dns/idn";
import { MAX_NAME } from "@/lib/dns/name";
import { LIMITS } from "@/lib/dns/record";

/** A full name as programs send it (any case, with or without the final dot, Chinese or ASCII), in ASCII; null: it is none. */
export function readFullName(text: string): string | null {
  if (text.length > 4 * MAX_NAME) return null;
  const name = toAsciiName(text.trim().replace(/\.$/, ""));
  return name?.includes(".") && name.length <= MAX_NAME ? name : null;
}

const isChallenge = (host: string) => /^_acme-challenge(?:\.|$)/.test(host);

/**
 * The TTL that a program asked for. Programs ask for a minute where a certificate's challenge is meant, which is gone soon: they get the
 * least that can be kept. Elsewhere another TTL than the wanted one would be "changed" again and again, so it is refused later.
 */
export function ttlFor(host: string, seconds: number): number {
  return isChallenge(host) ? Math.max(seconds, LIMITS.ttlMinSeconds) : seconds;
}

/** The least TTL, for what lives shortly or changes often. */
export const SHORT_TTL = LIMITS.ttlMinSeconds;
