import { saveGateway } from "../lib/gateways/save-gateway";

/** For the demo and for tests: sets a gateway up with its twin's credentials, as staff would by copying them. */
export async function setUpGateway(sandboxUrl: string, id: string): Promise<void> {
  const answer = await fetch(`${sandboxUrl}/gateways/${id}/credentials`);
  if (!answer.ok) throw new Error(`no twin of ${id}: ${answer.status}`);
  const values = (await answer.json()) as Record<string, string>;
  const limits = { minFen: 1n, maxFen: 50_000_000n, feeBps: 60 };
  await saveGateway({ kind: "system", job: "set-up" }, { id, enabled: true, ...limits, values });
}
