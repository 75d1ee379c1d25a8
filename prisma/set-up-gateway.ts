import { saveGatewayContract } from "../lib/gateways/contract";
import { saveGateway } from "../lib/gateways/save-gateway";

/** For the demo and for tests: sets a gateway up with its twin's credentials, as staff would by copying them into the form. */
export async function setUpGateway(sandboxUrl: string, id: string): Promise<void> {
  const answer = await fetch(`${sandboxUrl}/gateways/${id}/credentials`);
  if (!answer.ok) throw new Error(`no twin of ${id}: ${answer.status}`);
  const limits = { minFen: "1", maxFen: "50000000", feeBps: 60 };
  const input = saveGatewayContract.input.parse({ id, enabled: true, ...limits, values: await answer.json() });
  await saveGateway({ kind: "system", job: "set-up" }, input);
}
