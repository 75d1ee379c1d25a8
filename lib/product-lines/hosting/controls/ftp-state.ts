import { setHostFtpState } from "@/lib/cndns/endpoints/hosting-web";
import type { Control } from "../../control";
import { done } from "../control-input";

/** The upstream doesn't show whether FTP is paused, so the configuration stores what was done last. Manual: 三、6. */
export const pauseFtp: Control = {
  id: "pauseFtp",
  group: "running",
  interrupts: true,
  blocked: ({ config }) => (config.ftpState === "paused" ? "ftp_paused_already" : null),
  run: async (call, { name }) =>
    done(await call(setHostFtpState, { name, state: "paused" }), { config: { ftpState: "paused" } }),
};

export const resumeFtp: Control = {
  id: "resumeFtp",
  group: "running",
  // FTP whose state is not known may be paused: resuming is blocked only where it is known to run.
  blocked: ({ config }) => (config.ftpState === "running" ? "ftp_running" : null),
  run: async (call, { name }) =>
    done(await call(setHostFtpState, { name, state: "running" }), { config: { ftpState: "running" } }),
};
