import { readFileSync } from "node:fs";
import { exportZoneCall } from "@/components/generated/zones-import";
import type { ZoneRecord } from "@/lib/dns/record";
import { applyRecords, tooManyText, UNSEEN_CHANGE } from "../actions/apply-records";
import { planRecords, type RecordPlan, readZoneOf } from "../actions/plan-records";
import { leftOut, requireLines } from "../actions/require-lines";
import type { Command, Context, Values } from "../command";
import { consent } from "../consent";
import { EXIT, type ExitCode } from "../exit-codes";
import { interruptible } from "../interruptible";
import { type Output, plainText, show, tableText } from "../output";
import { oneWord, usage } from "../read-words";
import { askFile } from "../shop";

type Verb = (context: Context, words: readonly string[], values: Values) => Promise<ExitCode>;

const cells = ({ host, type, ttlSeconds, priority, value }: ZoneRecord) => {
  return [host, type, String(ttlSeconds), priority === null ? value : `${priority} ${value}`];
};

const listRecords: Verb = async ({ out, shop }, words) => {
  const zone = await readZoneOf(shop(), oneWord(words, "a domain"));
  const { domain, records, locked, effective } = zone;
  show(out, { domain, effective, records, locked }, () => {
    const note = effective === false ? "\nThe domain uses other name servers: these records have no effect." : "";
    return `${tableText([["host", "type", "ttl", "value"], ...records.map(cells)])}${note}`;
  });
  return EXIT.done;
};

const exportRecords: Verb = async ({ out, shop }, words, values) => {
  const zone = await readZoneOf(shop(), oneWord(words, "a domain"));
  const format = values.csv ? "csv" : "bind";
  const file = await askFile(shop(), exportZoneCall, { id: zone.serviceId, format });
  out.write(out.json ? `${JSON.stringify({ domain: zone.domain, format, file })}\n` : file);
  return EXIT.done;
};

async function planned({ shop, readInput }: Context, words: readonly string[], replace: boolean): Promise<RecordPlan> {
  const [domain, path, ...others] = words;
  if (!domain || !path || others.length > 0) throw usage("Name a domain and a file; - is the standard input.");
  const file = path === "-" ? await readInput() : readFile(path);
  return await planRecords(shop(), { domain, file, mode: replace ? "replace" : "add" });
}

function readFile(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw usage(`${path} can't be read: ${(error as Error).message}`);
  }
}

/** The plan as people read it: a line per change. */
function planText({ zone, changes, skipped, notes, tooMany, braked }: RecordPlan): string {
  const rows = changes.flatMap((change) => [
    ...("from" in change ? [["-", ...cells(change.from)]] : []),
    ...("to" in change ? [["+", ...cells(change.to)]] : []),
  ]);
  return [
    rows.length === 0 ? `${zone.domain}: nothing to change.` : tableText(rows),
    ...skipped.map(({ line, text, why }) => plainText(`line ${line} is left out: ${text}: ${why}`)),
    ...notes.map(({ line, record: { host, type, value }, why }) =>
      plainText(`line ${line}, look at it: ${host} ${type} ${value}: ${why}`),
    ),
    ...(tooMany === null ? [] : [tooManyText(tooMany)]),
    ...(braked === null
      ? []
      : [`${braked} of ${zone.records.length} records would be deleted or changed: too many for a program.`]),
  ].join("\n");
}

/** A script reads the exit code alone: a zone that can't have a line of the file is not as the file says. */
const lacksLines = (plan: RecordPlan) => leftOut(plan) > 0;

const planJson = ({ zone, changes, skipped, notes, tooMany, braked }: RecordPlan) => {
  return { domain: zone.domain, version: zone.version, changes, skipped, notes, tooMany, braked };
};

const planOnly: Verb = async (context, words, values) => {
  const plan = await planned(context, words, Boolean(values.replace));
  show(context.out, planJson(plan), () => planText(plan));
  return EXIT.done;
};

const diffRecords: Verb = async (context, words) => {
  const plan = await planned(context, words, true);
  show(context.out, planJson(plan), () => planText(plan));
  return plan.changes.length > 0 || lacksLines(plan) ? EXIT.different : EXIT.done;
};

const WITHOUT_YES = "Mend or remove those lines, or agree to the plan at a terminal, without --yes.";

/** @throws Failure as requireLines; with --json the plan is shown before, as it is without */
function requireSeen(out: Output, plan: RecordPlan): void {
  try {
    requireLines(plan, WITHOUT_YES);
  } catch (error) {
    if (out.json) show(out, planJson(plan), () => "");
    throw error;
  }
}

const applyPlan: Verb = async (context, words, values) => {
  const { out, shop } = context;
  const plan = await planned(context, words, Boolean(values.replace));
  if (!out.json) out.write(`${planText(plan)}\n`);
  if (plan.changes.length > 0 && !values.yes) {
    const seen = { value: planJson(plan), text: planText(plan) };
    await consent(context, "Apply it?", "Nothing was changed", seen);
  }
  if (values.yes) requireSeen(out, plan);
  // Of a change that is sent at once nobody waits long enough to wonder; with --json the error stream has failures alone.
  const onPortion = (done: number, total: number) => {
    if (!out.json && done < total) out.warn(`${done} of ${total} changes are made …\n`);
  };
  const applied = await interruptible(out, `Stopped. ${UNSEEN_CHANGE}`, () => applyRecords(shop(), plan, onPortion));
  const failed = applied.steps.filter(({ state }) => state !== "done");
  show(out, { ...planJson(plan), ...applied }, () =>
    [
      `${applied.steps.length - failed.length} of ${applied.steps.length} steps are done.`,
      ...failed.map(({ op, record, state, why }) =>
        plainText(`${op} ${record.host} ${record.type} ${record.value}: ${state}${why === null ? "" : ` (${why})`}`),
      ),
    ].join("\n"),
  );
  return applied.state === "done" && !lacksLines(plan) ? EXIT.done : EXIT.refused;
};

const VERBS: Readonly<Record<string, Verb>> = {
  list: listRecords,
  export: exportRecords,
  plan: planOnly,
  diff: diffRecords,
  apply: applyPlan,
};

export const records: Command = {
  usage: "kumquat records list|export|plan|diff|apply <domain> [<file>|-] [--replace] [--csv] [--yes]",
  does: "shows, exports and compares DNS records, and applies a zone file; --replace deletes what it does not have",
  options: { replace: { type: "boolean" }, csv: { type: "boolean" }, yes: { type: "boolean", short: "y" } },
  async run(context, [verb = "", ...words], values) {
    const run = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
    if (!run) throw usage(`kumquat records ${Object.keys(VERBS).join("|")}, not "${verb}".`);
    return await run(context, words, values);
  },
};
