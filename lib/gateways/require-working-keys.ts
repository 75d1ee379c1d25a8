import "server-only";
import { conflict } from "@/lib/core/errors";
import type { Gateway } from "./gateway";
import { problemOfKeys } from "./problem-of-keys";

/**
 * Refuses keys with which customers could not pay. Not inside a transaction: the gateway may take seconds to answer.
 * @throws AppError gateways.keys_not_working (409), with what the gateway says; also when it can't be reached
 */
export async function requireWorkingKeys(gateway: Gateway, keys: Readonly<Record<string, string>>): Promise<void> {
  const problem = await problemOfKeys(gateway, keys);
  if (problem !== null) throw conflict("gateways.keys_not_working", { problem });
}
