import { setHostWebState } from "@/lib/cndns/endpoints/hosting-web";
import type { Control } from "../../control";
import { done } from "../control-input";

/** The upstream doesn't show whether a website is paused, so the configuration stores what was done last. Manual: 三、7. */
export const pauseWebsite: Control = {
  id: "pauseWebsite",
  group: "running",
  interrupts: true,
  blocked: ({ config }) => (config.webState === "paused" ? "web_paused_already" : null),
  run: async (call, { name }) =>
    done(await call(setHostWebState, { name, state: "paused" }), { config: { webState: "paused" } }),
};

export const resumeWebsite: Control = {
  id: "resumeWebsite",
  group: "running",
  // A website whose state is not known may be paused: resuming is blocked only where it is known to run.
  blocked: ({ config }) => (config.webState === "running" ? "web_running" : null),
  run: async (call, { name }) =>
    done(await call(setHostWebState, { name, state: "running" }), { config: { webState: "running" } }),
};
