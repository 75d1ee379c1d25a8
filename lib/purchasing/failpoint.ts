import "server-only";
import { partialEnv } from "@/lib/env";

/**
 * Named places of the purchase protocol, and of the mail about its end, at which a test may kill or stop the process. Outside tests none is armed, and each costs one
 * comparison. KUMQUAT_FAILPOINT="<name>=kill" ends the process there with SIGKILL; "<name>=stop" suspends it once, with its timers and
 * heartbeat, until it gets SIGCONT.
 */
export const failPoints = [
  "lease-taken",
  "price-asked",
  "availability-asked",
  "state-read",
  "balance-known",
  "otime-taken",
  "attempt-written",
  "attempt-committed",
  "before-send",
  "answered",
  "outcome-written",
  "outcome-recorded",
  "confirm-read",
  "capture-written",
  "captured",
  "resolve-read",
  "absent-counted",
  "refund-written",
  "refunded",
  "rescheduled",
  "mail-written",
  "mail-committed",
] as const;
export type FailPoint = (
  | typeof failPoints
  | typeof relayFailPoints
  | typeof paymentFailPoints
  | typeof payoutFailPoints
)[number];

/** The same for the sending of a ticket to the upstream's staff (lib/tickets/relays). */
export const relayFailPoints = ["relay-committed", "relay-answered"] as const;

/** The same for a payment through a gateway and a refund to its source (lib/paying), in the order in which they are reached. */
export const paymentFailPoints = [
  "payment-written",
  "payment-committed",
  "payment-told",
  "payment-asked",
  "payment-answered",
  "payment-closing",
  "payment-posted",
  "payment-ordered",
  "payment-settled",
  "source-refund-written",
  "source-refund-committed",
  "source-refund-sent",
  "source-refund-answered",
  "source-refund-ended",
] as const;

/** The same for a payout to a customer's bank account (lib/paying/payouts), in the order in which they are reached. */
export const payoutFailPoints = [
  "payout-written",
  "payout-approved",
  "payout-approve-committed",
  "payout-sent",
  "payout-send-committed",
  "payout-done",
  "payout-bounced",
  "payout-bounce-committed",
] as const;

const allFailPoints: readonly string[] = [...failPoints, ...relayFailPoints, ...paymentFailPoints, ...payoutFailPoints];

let armed: { name: string; action: string } | null | undefined;

function arm(): { name: string; action: string } | null {
  const text = partialEnv().KUMQUAT_FAILPOINT;
  if (!text) return null;
  const [name = "", action = ""] = text.split("=");
  if (!allFailPoints.includes(name)) throw new Error(`no fail point "${name}"`);
  return { name, action };
}

/** Kills or suspends the process here when this fail point is armed. */
export function failpoint(name: FailPoint): void {
  armed ??= arm();
  if (armed?.name !== name) return;
  const { action } = armed;
  armed = { name: "", action: "" };
  process.stderr.write(`fail point ${name}: ${action}\n`);
  process.kill(process.pid, action === "kill" ? "SIGKILL" : "SIGSTOP");
  // Nothing more is done here, should the signal take a moment.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, action === "kill" ? 60_000 : 100);
}
