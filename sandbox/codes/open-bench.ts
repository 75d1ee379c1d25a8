import type { EndpointId } from "../manual/all";
import { type RunningSandbox, startSandbox } from "../start";
import { Bench } from "./bench";

/** A sandbox of its own for one test, and a bench on it; the test closes it. Ids of what is called are added to `called`. */
export async function openBench(called?: Set<EndpointId>): Promise<{ sandbox: RunningSandbox; bench: Bench }> {
  const sandbox = await startSandbox();
  const bench = new Bench(sandbox.url, () => sandbox.world.now(), called);
  return { sandbox, bench };
}
