import "server-only";
import { isLost, openText, seal } from "@/lib/core/secret";
import type { Db, Tx } from "@/lib/db/client";
import { env } from "@/lib/env";

export const secretsPlace = (serviceId: string) => ({ table: "services", row: serviceId, column: "secrets_enc" });

/** A service's secrets, decrypted; none where nobody can read them any more, so that new ones can be set. Never log them. */
export function openSecrets(service: { id: string; secretsEnc: Uint8Array | null }): Record<string, string> {
  if (!service.secretsEnc || isLost(env().keyRing, service.secretsEnc)) return {};
  return JSON.parse(openText(env().keyRing, service.secretsEnc, secretsPlace(service.id))) as Record<string, string>;
}

/** Adds secrets to a service's sealed ones, or replaces those of the same name. Locks the row. */
export async function mergeSecrets(
  tx: Tx | Db,
  serviceId: string,
  secrets: Readonly<Record<string, string>>,
): Promise<void> {
  if (Object.keys(secrets).length === 0) return;
  const [row] = await tx.$queryRaw<{ secrets: Uint8Array | null }[]>`
    SELECT secrets_enc AS secrets FROM services WHERE id = ${serviceId}::uuid FOR UPDATE`;
  const known = openSecrets({ id: serviceId, secretsEnc: row?.secrets ?? null });
  const secretsEnc = seal(env().keyRing, JSON.stringify({ ...known, ...secrets }), secretsPlace(serviceId));
  await tx.service.update({ where: { id: serviceId }, data: { secretsEnc } });
}
