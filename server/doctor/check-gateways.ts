import { AppError } from "../../lib/core/errors";
import { db } from "../../lib/db/client";
import { GatewayError } from "../../lib/gateways/gateway";
import { openGateway } from "../../lib/gateways/open-gateway";
import { readSetting } from "../../lib/settings/read-setting";
import { type Finding, fault, fine, said, warn } from "./finding";

/** Each gateway that is switched on is asked for something harmless, as the admin area's test does. */
export async function checkGateways(): Promise<Finding[]> {
  const [on, { holder, account }] = await Promise.all([
    db.gatewayAccount.findMany({ where: { enabled: true }, orderBy: { gateway: "asc" } }),
    readSetting("bank"),
  ]);
  if (on.length === 0 && (holder === "" || account === ""))
    return [
      warn("gateways", "customers have no way to pay", "Set up a gateway or the bank account in the admin area."),
    ];
  if (on.length === 0) return [fine("gateways", "none is on; customers pay by bank transfer")];
  return await Promise.all(on.map(({ gateway }) => test(gateway)));
}

async function test(id: string): Promise<Finding> {
  try {
    const { client } = await openGateway(id);
    await client.test();
    return fine("gateways", `${id} answers`);
  } catch (error) {
    if (error instanceof GatewayError || error instanceof AppError)
      return fault(
        "gateways",
        `${id} can't be used: ${said(error)}`,
        "Correct its keys in the admin area, Payment gateways, and test it there.",
      );
    throw error;
  }
}
