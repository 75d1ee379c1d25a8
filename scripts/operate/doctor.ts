/**
 * `npm run doctor [-- --json]`: reads the environment, connects to everything that the shop needs, and prints one line for each thing
 * with what to do. Exit code 1 when something is a fault. What each line means: docs/operations/troubleshoot.md.
 */
import "../../lib/env-file";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { json: { type: "boolean", default: false } } });
const source = process.env;
// What the shop itself logs on the way would stand between the lines. The log reads this when it is imported.
source.LOG_LEVEL ||= "silent";
const { examine } = await import("../../server/doctor/examine");
const findings = await examine(source);
const ok = findings.every(({ level }) => level !== "fault");
if (values.json) console.log(JSON.stringify({ ok, findings }, null, 2));
else {
  for (const { level, part, text, todo } of findings)
    console.log(`${level.padEnd(8)} ${part.padEnd(12)} ${text}${todo ? `\n${" ".repeat(22)}${todo}` : ""}`);
  const count = (level: string) => findings.filter((one) => one.level === level).length;
  console.log(`\n${count("ok")} ok, ${count("warning")} warnings, ${count("fault")} faults`);
}
process.exit(ok ? 0 : 1);
