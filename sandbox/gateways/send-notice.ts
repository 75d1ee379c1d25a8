import type { World } from "../world/world";
import type { GatewayPayment } from "./rows";
import type { GatewayTwin, TwinNotice } from "./twin";

/** Notices go to this machine only, never to somebody's server. */
const LOCAL = new Set(["127.0.0.1", "localhost", "[::1]"]);
const TIMEOUT_MS = 10_000;

/** Sends the notices of a payment as the setting `gatewayNotices` says. Never throws. */
export async function sendPaymentNotices(world: World, twin: GatewayTwin, payment: GatewayPayment): Promise<void> {
  const { gatewayNotices } = world.settings;
  if (gatewayNotices === "lose") return;
  if (gatewayNotices === "forge") {
    await sendNotice(twin.paymentNotice(world, payment, { forged: true }));
    return;
  }
  const notice = twin.paymentNotice(world, payment, { forged: false });
  const times = gatewayNotices === "double" ? 100 : 1;
  await Promise.all(Array.from({ length: times }, () => sendNotice(notice)));
}

/** Sends one notice. @returns the status of the answer, or why there was none */
export async function sendNotice({ url, headers, body }: TwinNotice): Promise<number | string> {
  const address = URL.parse(url);
  if (!address || !LOCAL.has(address.hostname)) return "not on this machine";
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers,
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
