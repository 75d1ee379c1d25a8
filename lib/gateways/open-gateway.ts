import "server-only";
import { conflict } from "@/lib/core/errors";
import { isLost, openText } from "@/lib/core/secret";
import type { Db, Tx } from "@/lib/db/client";
import { db } from "@/lib/db/client";
import type { GatewayAccount } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import type { Gateway, GatewayClient } from "./gateway";
import { gatewayOf } from "./registry";

export interface OpenGateway {
  gateway: Gateway;
  account: GatewayAccount;
  client: GatewayClient;
}

/**
 * A gateway with its keys. One that was switched off still opens: what was paid through it must be found and refunded.
 * @throws AppError not_found; gateways.not_set_up, gateways.keys_lost (409); gateways.other_world (409): the keys of a twin are used beside
 * the sandbox alone.
 */
export async function openGateway(id: string, tx: Tx | Db = db): Promise<OpenGateway> {
  const gateway = gatewayOf(id);
  const account = await tx.gatewayAccount.findUnique({ where: { gateway: id } });
  if (!account) throw conflict("gateways.not_set_up");
  return connectAccount(gateway, account);
}

/** @throws AppError gateways.other_world, gateways.keys_lost. */
export async function connectAccount(gateway: Gateway, account: GatewayAccount): Promise<OpenGateway> {
  if (isOfOtherWorld(account)) throw conflict("gateways.other_world");
  if (areKeysLost(account)) throw conflict("gateways.keys_lost");
  return { gateway, account, client: await connectGateway(gateway, readKeys(account)) };
}

/** A gateway with these keys; its twin beside the sandbox. */
export async function connectGateway(gateway: Gateway, keys: Record<string, string>): Promise<GatewayClient> {
  const { sandbox, CNDNS_API_URL, APP_URL } = env();
  return gateway.connect(keys, {
    twinUrl: sandbox ? `${CNDNS_API_URL}/gateways/${gateway.id}` : null,
    noticeUrl: `${APP_URL}/api/v1/payments/notices/${gateway.id}`,
  });
}

export const isOfOtherWorld = ({ twin }: GatewayAccount): boolean => twin !== env().sandbox;

/** Whether nobody can read its keys any more. */
export const areKeysLost = ({ keysEnc }: GatewayAccount): boolean => isLost(env().keyRing, keysEnc);

export const keysPlace = (id: string) => ({ table: "gateway_accounts", row: id, column: "keys_enc" });

/** The keys of a gateway that may not be set up, or whose keys are lost: none then. */
export const knownKeys = (account: GatewayAccount | null): Record<string, string> =>
  account && !areKeysLost(account) ? readKeys(account) : {};

export function readKeys(account: GatewayAccount): Record<string, string> {
  return JSON.parse(openText(env().keyRing, account.keysEnc, keysPlace(account.id))) as Record<string, string>;
}
