import type { World } from "../../world/world";
import { moveGiftDatabases } from "../database/held";
import { moveGiftMails } from "../mail/held";

/** What came with a host: rows of the mail and database chapters that bear its name. */
export interface Gift {
  kind: "EMAIL" | "DATABASE";
  /** Mail domain, or database name with its prefix. */
  name: string;
}

/** @param nowMs as a read of the API shows them at this time; without it as they really are. */
export function giftsOf(world: World, host: string, nowMs?: number): Gift[] {
  const { mails, databases } = world;
  const [mail, data] =
    nowMs === undefined
      ? [mails.inGroup(host), databases.inGroup(host)]
      : [mails.seenGroup(host, nowMs), databases.seenGroup(host, nowMs)];
  return [
    ...mail.map(({ domain }): Gift => ({ kind: "EMAIL", name: domain })),
    ...data.map(({ name }): Gift => ({ kind: "DATABASE", name })),
  ];
}

/** A gift lives as long as its host. */
export function moveGifts(world: World, host: string, expiresAtMs: number): void {
  moveGiftMails(world, host, expiresAtMs);
  moveGiftDatabases(world, host, expiresAtMs);
}

/** When a name is given to a new host, nothing of the old one is left. */
export function dropGifts(world: World, host: string): void {
  for (const { domain } of world.mails.inGroup(host)) world.mails.remove(domain);
  for (const { name } of world.databases.inGroup(host)) world.databases.remove(name);
}
