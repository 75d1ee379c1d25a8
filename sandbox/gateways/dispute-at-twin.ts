import { ControlError } from "../control/control-error";
import type { World } from "../world/world";
import { findPayment } from "./payments";
import type { GatewayDispute } from "./rows";
import { sendNotice } from "./send-notice";
import { type DisputeStep, paymentKey } from "./twin";
import { twins } from "./twins";

/** How a dispute stands after each step. Money is taken and given back by steps of their own, as at Stripe. */
const STEPS: Record<DisputeStep, Partial<Pick<GatewayDispute, "state" | "taken">>> = {
  inquire: { state: "inquiry" },
  open: { state: "open" },
  withdraw: { taken: true },
  reinstate: { taken: false },
  win: { state: "won" },
  lose: { state: "lost" },
  drop: { state: "dropped" },
};

interface Step {
  gateway: string;
  number: string;
  step: DisputeStep;
  silent: boolean;
}

/** Brings the dispute of a payment one step further, and sends the notice of that step as the settings say. @throws ControlError */
export async function disputeAtTwin(world: World, { gateway, number, step, silent }: Step): Promise<unknown> {
  const twin = twins.find(({ id }) => id === gateway);
  const payment = findPayment(world, gateway, number);
  if (!twin?.disputeNotice || payment?.paidFen == null)
    throw new ControlError(`no paid payment ${number} at ${gateway}`);
  const reference = `dp_${payment.gatewayRef}`;
  const key = paymentKey(gateway, reference);
  const before: GatewayDispute = world.gatewayDisputes.get(key) ?? {
    ...{ gateway, reference, paymentNumber: number, amountFen: payment.paidFen },
    ...{ state: "open", taken: false, atMs: world.now() },
  };
  const now: GatewayDispute = { ...before, ...STEPS[step] };
  world.transact(() => world.gatewayDisputes.put(key, now));
  const { gatewayNotices } = world.settings;
  if (!silent && gatewayNotices !== "lose") {
    const notice = twin.disputeNotice(world, now, step);
    const times = gatewayNotices === "double" ? 100 : 1;
    await Promise.all(Array.from({ length: times }, () => sendNotice(notice)));
  }
  return { reference };
}
