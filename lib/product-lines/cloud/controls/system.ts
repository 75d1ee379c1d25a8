import {
  changeCloudPort,
  listCloudSystems,
  rebuildCloud,
  setCloudPassword,
  setCloudPlatformPassword,
} from "@/lib/cndns/endpoints/cloud-server";
import type { Control, ControlSubject } from "../../control";
import { mapOk } from "../../map-ok";
import { maySystemBe } from "../configuration";
import { isWindows, platformPassword, serverPassword } from "../form";
import { notReady, unlessStopped, withSnapshot } from "./blocked";

/** Readings this soon after the call don't count: they may still show the old system running. */
const SETTLES_MS = 10_000;
const EXPECT_MS = 300_000;

/** Reinstalls the system; all data on the server is lost. Manual: 八, 14 and 15. */
export const rebuild: Control = {
  id: "rebuild",
  group: "system",
  danger: true,
  reauth: true,
  slow: { expectMs: EXPECT_MS },
  readOptions: async (call, { name }) => {
    const outcome = await call(listCloudSystems, { name });
    return outcome.kind === "ok" ? outcome.value : "unclear";
  },
  fields: (subject, options) => {
    const choices = (Array.isArray(options) ? options : []).map(({ name, value }) => ({ value, label: name }));
    // Most customers want to reinstall the present system.
    const present = choices.find(({ value }) => value === subject.config.system)?.value;
    return [
      { id: "system", kind: "choice", as: "select", choices, ...(present === undefined ? {} : { initial: present }) },
      { id: "password", kind: "password", rule: serverPassword },
    ];
  },
  blocked: (subject) => notReady(subject) ?? (withSnapshot(subject) === null ? null : "snapshot_blocks"),
  run: async (call, { name }, input, { callbackUrl }) => {
    const [system, password] = [String(input.system), String(input.password)];
    const outcome = await call(rebuildCloud, { name, system, password, ...(callbackUrl ? { callbackUrl } : {}) });
    return mapOk(outcome, () => ({
      config: { system, family: isWindows(system) ? "windows" : "linux" },
      secrets: { password },
    }));
  },
  settled: (reading, startedAt, input) => {
    const ms = Date.now() - startedAt.getTime();
    const { system } = reading.snapshot;
    const isNew = typeof system === "string" && maySystemBe(system, String(input.system));
    // The system's name may not resemble its value. Then a server that runs after the expected time counts as done.
    return reading.reason === "running" && ms > (isNew ? SETTLES_MS : EXPECT_MS) ? "done" : "running";
  },
};

/** Sets the password of root or Administrator. Manual: 八, 16. */
export const setPassword: Control = {
  id: "setPassword",
  group: "system",
  reauth: true,
  fields: () => [{ id: "password", kind: "password", rule: serverPassword }],
  blocked: unlessStopped,
  run: async (call, { name }, input) => {
    const password = String(input.password);
    return mapOk(await call(setCloudPassword, { name, password }), () => ({ secrets: { password } }));
  },
};

/** Sets the password of the upstream's management platform. Manual: 八, 5. */
export const setPlatformPassword: Control = {
  id: "setPlatformPassword",
  group: "system",
  sentAs: { platformPassword: "password" },
  reauth: true,
  fields: () => [{ id: "platformPassword", kind: "password", rule: platformPassword }],
  run: async (call, { name }, input) => {
    const platform = String(input.platformPassword);
    return mapOk(await call(setCloudPlatformPassword, { name, password: platform }), () => ({ secrets: { platform } }));
  },
};

const hasExtraAddress = ({ snapshot }: ControlSubject): boolean =>
  Array.isArray(snapshot.extraAddresses) && snapshot.extraAddresses.length > 0;

/** Changes the remote desktop port of a Windows server that is reached by one port only. Manual: 八, 24. */
export const changePort: Control = {
  id: "changePort",
  group: "network",
  hidden: ({ snapshot }) =>
    snapshot.systemKind !== "windows" || snapshot.address !== null || snapshot.telecomAddress !== null,
  blocked: (subject) => unlessStopped(subject) ?? (hasExtraAddress(subject) ? "has_outer_address" : null),
  run: async (call, { name }) =>
    mapOk(await call(changeCloudPort, { name }), ({ port }) => ({ params: { port }, snapshot: { remotePort: port } })),
};
