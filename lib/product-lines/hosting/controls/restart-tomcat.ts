import { restartHostTomcat } from "@/lib/cndns/endpoints/hosting-web";
import type { Control } from "../../control";
import { done } from "../control-input";

/** Restarts Tomcat; Java hosts only. Manual: 三、22. */
export const restartTomcat: Control = {
  id: "restartTomcat",
  group: "running",
  interrupts: true,
  hidden: ({ config }) => config.kind !== "jsp",
  blocked: ({ config }) => (config.webState === "paused" ? "web_paused" : null),
  run: async (call, { name }) => done(await call(restartHostTomcat, { name })),
};
