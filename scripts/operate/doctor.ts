/**
 * `npm run doctor [-- --json]`: reads the environment, connects to everything that the shop needs, and prints one line for each thing
 * with what to do. Exit code 1 when something is a fault. What each line means: docs/operations/troubleshoot.md.
 */
import "../../lib/env-file";
import { readWords } from "./read-words";

const values = readWords("usage: npm run doctor [-- --json]", { json: { type: "boolean" } });
const source = process.env;
// What the shop itself logs on the way would stand between the lines. The log reads this when it is imported.
source.LOG_LEVEL ||= "silent";
const { examine } = await import("../../server/doctor/examine");
const { writeFindings } = await import("../../server/doctor/write-findings");
const findings = await examine(source);
const ok = findings.every(({ level }) => level !== "fault");
if (values.json) console.log(JSON.stringify({ ok, findings }, null, 2));
else console.log(writeFindings(findings));
process.exit(ok ? 0 : 1);
