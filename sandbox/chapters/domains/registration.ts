import { addYears } from "@/lib/core/time";
import { hasDemoWord } from "../../control/demo-words";
import { refund } from "../../selling/sell";
import type { DomainName } from "../../world/names";
import { ownDns } from "../../world/own-dns";
import type { Contact, Domain, RunState } from "../../world/rows";
import type { Suffix } from "../../world/suffixes";
import { findSuffix } from "../../world/suffixes";
import type { World } from "../../world/world";

const SLOW_REGISTER_MS = 600_000;
/** How a registration that was accepted can fail later, by the word in the name. */
const NOT_REGISTERED: readonly ["fail-register" | "late-registered" | "illegal-name", RunState][] = [
  ["fail-register", "Failed"],
  ["late-registered", "registered"],
  ["illegal-name", "Illegal"],
];

export interface Registration {
  of: DomainName;
  suffix: Suffix;
  contactId: string;
  years: number;
  password: string;
  dns: readonly string[];
  saleId: string;
  by: Domain["by"];
}

/** Stores the order: the name belongs to the account from now on, "processing" until the registry has answered. */
export function startRegistration(world: World, order: Registration): void {
  const nowMs = world.now();
  const { of, suffix } = order;
  const ownChoice = suffix.ownRegistrar && order.dns.length > 0;
  dropRecords(world, of.name);
  world.domains.put(of.name, {
    ...of,
    contactId: order.contactId,
    state: "processing",
    registeredAtMs: nowMs,
    expiresAtMs: addYears(new Date(nowMs), order.years).getTime(),
    updatedAtMs: nowMs,
    password: order.password,
    dns: ownChoice ? order.dns : ownDns.slice(0, suffix.ownRegistrar ? 6 : 2),
    naming: "",
    whoisProtect: false,
    by: order.by,
    saleId: order.saleId,
  });
  const takesMs = hasDemoWord(of.label, "slow-register") ? SLOW_REGISTER_MS : world.settings.registerMs;
  world.later("registration", of.name, nowMs + takesMs);
}

/** The registry's answer, some time after "success". A registration that fails is refunded. */
export function finishRegistration(world: World, name: string): void {
  const domain = world.domains.get(name);
  if (domain?.state !== "processing") return;
  const failed = NOT_REGISTERED.find(([word]) => hasDemoWord(domain.label, word));
  const updatedAtMs = world.now();
  if (!failed) {
    world.domains.put(name, { ...domain, state: workingState(world, domain), naming: "pass", updatedAtMs });
    return;
  }
  const [, state] = failed;
  world.domains.put(name, { ...domain, state, naming: state === "Illegal" ? "unpass" : "", updatedAtMs });
  if (state === "registered") world.strangers.put(name, { name, sinceMs: updatedAtMs });
  refund(world, domain.saleId, state);
}

/** "run", or "Not certified" while a suffix that needs it has no real-name review of the holder. */
export function workingState(world: World, domain: Pick<Domain, "suffix" | "contactId">): RunState {
  const contact: Contact | undefined = world.contacts.get(domain.contactId);
  const reviewed = contact?.ischecked === "2" || contact?.whiteid === "1";
  return findSuffix(world, domain.suffix)?.review && !reviewed ? "Not certified" : "run";
}

/** Finishes a renewal: the expiry moves, or the charge is refunded. */
export function finishRenewal(world: World, name: string): void {
  const domain = world.domains.get(name);
  if (!domain?.renewing) return;
  const { renewing, ...rest } = domain;
  const updatedAtMs = world.now();
  if (hasDemoWord(domain.label, "fail-renew")) {
    world.domains.put(name, { ...rest, state: "renewals failure", updatedAtMs });
    refund(world, renewing.saleId, "renewals failure");
    return;
  }
  const expiresAtMs = addYears(new Date(domain.expiresAtMs), renewing.years).getTime();
  world.domains.put(name, { ...rest, state: workingState(world, domain), expiresAtMs, updatedAtMs });
}

export function dropRecords(world: World, name: string): void {
  for (const record of world.records.inGroup(name)) world.records.remove(record.id);
}
