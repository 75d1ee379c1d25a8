/**
 * `node scripts/run.mjs scripts/quality/rolling.ts [--webs 2] [--workers 3] [--rounds 1] [--customers 4]`: see
 * play-rolling.ts. Part of `npm run test:soak`. Ends with "N passed, N failed".
 */
import { parseArgs } from "node:util";
import { playRolling } from "./rolling/play-rolling";
import type { Load } from "./rolling/visitors";

const { values } = parseArgs({
  options: {
    webs: { type: "string", default: "2" },
    workers: { type: "string", default: "3" },
    rounds: { type: "string", default: "1" },
    customers: { type: "string", default: "4" },
  },
});
const say = (line: string) => process.stdout.write(`${line}\n`);

function told({ counts, orders, streams }: Load): string {
  const done = Object.entries(counts).map(
    ([what, { done, failed }]) => `${done} ${what}s${failed ? ` (${failed} failed)` : ""}`,
  );
  return `${done.join(", ")}; ${orders.size} orders, ${streams} connections to streams`;
}

const { load, stops, changes, faults } = await playRolling({
  ...{ webs: Number(values.webs), workers: Number(values.workers), rounds: Number(values.rounds) },
  ...{ customers: Number(values.customers), pauseMs: 100 },
});
say(told(load));
say(`stops: ${stops.map(({ name, seconds }) => `${name} ${seconds.toFixed(1)} s`).join(", ")}`);
for (const change of changes) say(`balancer, ${change}`);
for (const fault of faults.slice(0, 30)) say(`  ${fault}`);
say(`${faults.length === 0 ? 1 : 0} passed, ${faults.length === 0 ? 0 : 1} failed`);
process.exit(faults.length === 0 ? 0 : 1);
