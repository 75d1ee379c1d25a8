import { setHostFtpState } from "@/lib/cndns/endpoints/hosting-web";
import type { Control } from "../../control";
import { done } from "../control-input";

/** Pauses or resumes FTP. Manual: 三、6. */
export const ftpState: Control = {
  id: "ftpState",
  group: "running",
  fields: ({ config }) => [
    {
      id: "ftpState",
      kind: "choice",
      as: "segments",
      choices: [{ value: "running" }, { value: "paused" }],
      initial: config.ftpState === "paused" ? "running" : "paused",
    },
  ],
  present: ({ config }) => (config.ftpState === "paused" ? "paused" : "running"),
  async run(call, { name }, input) {
    const state = input.ftpState === "paused" ? "paused" : "running";
    return done(await call(setHostFtpState, { name, state }), { config: { ftpState: state }, params: { state } });
  },
};
