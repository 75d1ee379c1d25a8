import type { Control } from "../../control";
import { mapOk } from "../../map-ok";
import type { ServerCloud } from "../cloud";
import { cloudSystemPassword } from "../form";
import { serverNotReady } from "./blocked";

/** A rebuild with the system that is there shows no change, so one that ended sooner would not be told from one that goes on. */
const REBUILDS_MS = 60_000;
/** The details show the old password until the new one is set, and nothing else tells when that is. */
const SETS_PASSWORD_MS = 15_000;

interface System {
  id: string;
  name: string | null;
}

/** Installs a system anew; what is on the system disk is lost. Manual: 二十、百度云, 14 and 15; 阿里云, 13 and 14. */
const rebuildServer = ({ endpoints }: ServerCloud): Control => ({
  id: "rebuild",
  group: "system",
  danger: true,
  reauth: true,
  slow: { expectMs: 180_000 },
  blocked: serverNotReady,
  readOptions: async (call, { name }) => {
    const outcome = await call(endpoints.listSystems, { name });
    return outcome.kind === "ok" ? outcome.value.map(({ id, name: label }) => ({ id, name: label })) : "unclear";
  },
  fields: ({ config }, options) => {
    const systems = (Array.isArray(options) ? options : []) as System[];
    const choices = systems.map(({ id, name }) => ({ value: id, label: name ?? id }));
    return [{ id: "system", kind: "choice", as: "select", choices, initial: String(config.system ?? "") }];
  },
  run: async (call, { name }, input) => {
    const system = String(input.system);
    return mapOk(await call(endpoints.rebuild, { name, system }), () => ({ config: { power: "on" } }));
  },
  settled: (reading, startedAt, input) =>
    reading.config?.system === input.system && Date.now() - startedAt.getTime() > REBUILDS_MS ? "done" : "running",
});

/** Sets the password of root or Administrator. Manual: 二十、百度云, 16; 阿里云, 15. */
const setServerPassword = ({ endpoints }: ServerCloud): Control => ({
  id: "setPassword",
  group: "system",
  reauth: true,
  slow: { expectMs: 30_000 },
  blocked: serverNotReady,
  fields: () => [{ id: "password", kind: "password", rule: cloudSystemPassword }],
  run: async (call, { name }, input) => {
    const password = String(input.password);
    return mapOk(await call(endpoints.setPassword, { name, password }), () => ({ secrets: { password } }));
  },
  settled: (_reading, startedAt) => (Date.now() - startedAt.getTime() > SETS_PASSWORD_MS ? "done" : "running"),
});

export const systemControls = (cloud: ServerCloud): Control[] => [setServerPassword(cloud), rebuildServer(cloud)];
