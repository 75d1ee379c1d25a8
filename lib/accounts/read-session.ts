import "server-only";
import type { Actor } from "@/lib/core/actor";
import { env } from "@/lib/env";
import type { SessionUser } from "./contract";
import { readOwnAccount } from "./read-own-account";

/** Who is signed in; null for a visitor. */
export async function readSession(
  actor: Actor,
  _input: object,
  { locale }: { locale: "zh" | "en" },
): Promise<{ user: SessionUser | null; sandbox: boolean; locale: "zh" | "en" }> {
  const person = actor.kind === "customer" || actor.kind === "staff" ? actor : null;
  return { user: person && (await readOwnAccount(person)), sandbox: env().sandbox, locale };
}
