import { type EndpointId, endpointIds, manual } from "../manual/all";
import { provocations } from "./all";
import { authProvocations } from "./auth";
import type { Provocation } from "./bench";

export interface ProvocationRow {
  id: EndpointId | "every call";
  code: string;
  provocation: Provocation;
}

const byEndpoint: Partial<Record<EndpointId, Readonly<Record<string, Provocation>>>> = provocations;

export function provocationRows(): ProvocationRow[] {
  const auth = Object.entries(authProvocations).map(([code, provocation]) => ({
    id: "every call" as const,
    code,
    provocation,
  }));
  const rows = endpointIds.flatMap((id) =>
    Object.entries(byEndpoint[id] ?? {}).map(([code, provocation]) => ({
      id,
      code,
      provocation,
    })),
  );
  return [...auth, ...rows];
}

/** The one code of the tables that is no refusal. */
export const SUCCESS_CODE = "10000";

export interface CodeCount {
  /** Different numbers in the tables of all endpoints, the one for success among them. */
  documented: number;
  /** How many of these a state of the sandbox provokes on at least one endpoint; the next: on none. */
  provoked: number;
  byFaultOnly: number;
  /** Numbers that only the chapter on authentication prints. */
  authenticationOnly: number;
}

/** Counts numbers once, however many endpoints list them. */
export function countCodes(): CodeCount {
  const rows = provocationRows();
  const ofTables = new Set(rows.filter(({ id }) => id !== "every call").map(({ code }) => code));
  const provoked = new Set(rows.filter(({ provocation }) => typeof provocation !== "string").map(({ code }) => code));
  const all = new Set(rows.map(({ code }) => code));
  return {
    documented: ofTables.size + 1,
    provoked: [...ofTables].filter((code) => provoked.has(code)).length,
    byFaultOnly: [...ofTables].filter((code) => !provoked.has(code)).length,
    authenticationOnly: all.size - ofTables.size,
  };
}

/** The text of `npm run sandbox -- --codes`: per endpoint each code of its table, and what to do for it. */
export function describeCodes(): string {
  const lines: string[] = [];
  let last = "";
  for (const { id, code, provocation } of provocationRows()) {
    if (id !== last) lines.push("", id === "every call" ? "every call of the api host" : `${id}  ${manual[id].title}`);
    last = id;
    lines.push(`  ${code}  ${typeof provocation === "string" ? `(not by state) ${provocation}` : provocation[0]}`);
  }
  const { documented, provoked, byFaultOnly, authenticationOnly } = countCodes();
  lines.push(
    "",
    `${SUCCESS_CODE}  (not by state) printed once, for product.getRenewPrice, and means success: no refusal bears it`,
    "",
    "Whatever state can't decide is planted: POST /__sandbox/faults {kind: code, endpoint, code}.",
    `${documented} different codes in the tables of ${endpointIds.length} endpoints: ${provoked} provoked by state, ` +
      `${byFaultOnly} only planted, 1 that means success; ${authenticationOnly} more by authentication alone.`,
  );
  return lines.slice(1).join("\n");
}
