import type { World } from "../../world/world";
import { moveGiftDatabases } from "../database/find-database";
import { moveGiftMails } from "../mail/find-mail";

/** A gift of a host: a row of the mail or database chapter that carries the host's name. */
export interface Gift {
  kind: "EMAIL" | "DATABASE";
  /** Mail domain, or database name with its prefix. */
  name: string;
}

/** @param nowMs the gifts as a read shows them at this time; without it the current rows. */
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

/** Gives the gifts of a host the host's expiry. */
export function moveGifts(world: World, host: string, expiresAtMs: number): void {
  moveGiftMails(world, host, expiresAtMs);
  moveGiftDatabases(world, host, expiresAtMs);
}

/** Deletes the gifts of an old host when a new one gets its name. */
export function dropGifts(world: World, host: string): void {
  for (const { domain } of world.mails.inGroup(host)) world.mails.remove(domain);
  for (const { name } of world.databases.inGroup(host)) world.databases.remove(name);
}
