import { ControlError } from "../control/control-error";
import type { World } from "../world/world";
import { findPayment, pay } from "./payments";
import type { GatewayRefund } from "./rows";
import { sendNotice, sendPaymentNotices } from "./send-notice";
import { paymentKey } from "./twin";
import { twins } from "./twins";

interface PayerAct {
  gateway: string;
  number: string;
  act: "pay" | "notice" | "forged-notice";
  amountFen?: string | undefined;
  evenClosed: boolean;
}

/** What tests and the sandbox's page make a payer or a twin do. @throws ControlError */
export async function payAtTwin(
  world: World,
  { gateway, number, act, amountFen, evenClosed }: PayerAct,
): Promise<unknown> {
  const twin = twins.find(({ id }) => id === gateway);
  const payment = findPayment(world, gateway, number);
  if (!twin || !payment) throw new ControlError(`no payment ${number} at ${gateway}`);
  if (act !== "pay") {
    const notice = twin.paymentNotice(world, payment, { forged: act === "forged-notice" });
    return { answer: await sendNotice(notice) };
  }
  const paid = pay(world, payment, {
    evenClosed,
    ...(amountFen === undefined ? {} : { amountFen: BigInt(amountFen) }),
  });
  if (!paid) throw new ControlError(`payment ${number} is ${payment.state}`);
  await sendPaymentNotices(world, twin, paid);
  return { gatewayRef: paid.gatewayRef };
}

/** What becomes of a refund that hangs; the twin says so in a notice, unless its notices get lost. @throws ControlError */
export async function settleRefundAtTwin(
  world: World,
  { gateway, number, state }: Pick<GatewayRefund, "gateway" | "number" | "state">,
): Promise<unknown> {
  const key = paymentKey(gateway, number);
  const row = world.gatewayRefunds.get(key);
  if (!row) throw new ControlError(`no refund ${number}`);
  const settled = { ...row, state, atMs: world.now() };
  world.transact(() => world.gatewayRefunds.put(key, settled));
  const notice = twins.find(({ id }) => id === gateway)?.refundNotice(world, settled);
  if (notice && world.settings.gatewayNotices !== "lose") await sendNotice(notice);
  return { state };
}
