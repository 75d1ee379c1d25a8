import { setHostLogAccess } from "@/lib/cndns/endpoints/hosting-web";
import type { Control } from "../../control";
import { notWindows } from "../config";
import { done } from "../control-input";

/** Whether the log files may be read by FTP. Manual: 三、21. */
export const logAccess: Control = {
  id: "logAccess",
  group: "files",
  blocked: notWindows,
  fields: () => [{ id: "logAccess", kind: "switch" }],
  setting: ({ config }) => (config.logAccess === undefined ? null : { logAccess: config.logAccess }),
  present: ({ config }) => (config.logAccess === undefined ? null : config.logAccess === true ? "on" : "off"),
  async run(call, { name }, input) {
    const allowed = input.logAccess === true;
    const kept = { config: { logAccess: allowed }, params: { on: allowed ? "yes" : "no" } };
    return done(await call(setHostLogAccess, { name, allowed }), kept);
  },
};
