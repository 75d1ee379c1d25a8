import { addYears } from "@/lib/core/time";
import { hasDemoWord } from "../../control/demo-words";
import { refund } from "../../selling/sell";
import { fraction } from "../../world/availability";
import type { DomainName } from "../../world/names";
import { ownDns } from "../../world/own-dns";
import type { Transfer, TransferCode } from "../../world/rows";
import { findSuffix } from "../../world/suffixes";
import type { World } from "../../world/world";
import { workingState } from "./registration";

const DAY_MS = 86_400_000;

/** The states of a transfer in their order; a domestic name is reviewed first. */
const STEPS: readonly TransferCode[] = ["0", "2", "3", "6", "10"];
const DOMESTIC_STEPS: readonly TransferCode[] = ["0", "13", "14", "6", "10"];

export interface TransferOrder {
  of: DomainName;
  contactId: string;
  authcode: string;
  ownDns: boolean;
  saleId: string;
}

/** Stores the order; the name is shown as "transferring" until the transfer has ended. */
export function startTransfer(world: World, order: TransferOrder): void {
  const { of } = order;
  const nowMs = world.now();
  const suffix = findSuffix(world, of.suffix);
  // The time left of the old registration is between one month and a year; the transfer adds a year.
  const leftMs = (30 + Math.floor(fraction(`expiry|${of.name}`) * 335)) * DAY_MS;
  world.transfers.put(of.name, {
    domain: of.name,
    contactId: order.contactId,
    authcode: order.authcode,
    code: "0",
    ownDns: order.ownDns,
    saleId: order.saleId,
    startedAtMs: nowMs,
  });
  world.domains.put(of.name, {
    ...of,
    contactId: order.contactId,
    state: "transferring",
    registeredAtMs: nowMs,
    expiresAtMs: nowMs + leftMs,
    updatedAtMs: nowMs,
    password: "",
    dns: order.ownDns
      ? ownDns.slice(0, suffix?.ownRegistrar ? 6 : 2)
      : ["ns1.another-registrar.example", "ns2.another-registrar.example"],
    naming: "",
    whoisProtect: false,
    by: "transfer",
    saleId: order.saleId,
  });
  world.later("transfer", of.name, nowMs + world.settings.transferStepMs);
}

/**
 * Moves a transfer one state on. With a transfer code that the losing registrar refuses (`later-bad…`) it waits for
 * updateauthcode.
 */
export function stepTransfer(world: World, name: string): void {
  const transfer = world.transfers.get(name);
  const domain = world.domains.get(name);
  if (!transfer || domain?.state !== "transferring") return;
  const steps = findSuffix(world, domain.suffix)?.domestic ? DOMESTIC_STEPS : STEPS;
  const next = nextCode(transfer, steps, domain.label);
  world.transfers.put(name, { ...transfer, code: next });
  if (next === "10") {
    const nowMs = world.now();
    world.domains.put(name, {
      ...domain,
      state: workingState(world, domain),
      expiresAtMs: addYears(new Date(domain.expiresAtMs), 1).getTime(),
      password: `tr${Math.floor(fraction(`password|${name}`) * 1e10)}`,
      naming: "pass",
      updatedAtMs: nowMs,
    });
    world.strangers.remove(name);
  } else if (next === "11") {
    world.domains.remove(name);
    refund(world, transfer.saleId, "transfer failed");
  } else if (next !== "1") {
    world.later("transfer", name, world.now() + world.settings.transferStepMs);
  }
}

function nextCode(transfer: Transfer, steps: readonly TransferCode[], label: string): TransferCode {
  if (transfer.code === "0" && /^later-bad/i.test(transfer.authcode)) return "1";
  const next = steps[steps.indexOf(transfer.code) + 1] ?? "10";
  return next === "10" && hasDemoWord(label, "fail-transfer") ? "11" : next;
}
