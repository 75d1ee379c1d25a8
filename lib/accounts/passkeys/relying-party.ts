import "server-only";
import { isIP } from "node:net";
import { conflict } from "@/lib/core/errors";
import { env } from "@/lib/env";

export interface RelyingParty {
  /** The host that passkeys belong to. */
  id: string;
  origin: string;
}

/**
 * The shop as WebAuthn knows it. Passkeys belong to the host of APP_URL: on another host none of them works.
 * @throws AppError passkey.no_domain (409) where the host is an address: browsers make no passkey for one.
 */
export function relyingParty(): RelyingParty {
  const { hostname, origin } = new URL(env().APP_URL);
  if (isIP(hostname.replace(/^\[|\]$/g, ""))) throw conflict("passkey.no_domain");
  return { id: hostname, origin };
}
