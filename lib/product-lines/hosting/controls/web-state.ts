import { setHostWebState } from "@/lib/cndns/endpoints/hosting-web";
import type { Control } from "../../control";
import { done } from "../control-input";

/** Pauses or resumes the website. Manual: 三、7. */
export const webState: Control = {
  id: "webState",
  group: "running",
  fields: ({ config }) => [
    {
      id: "webState",
      kind: "choice",
      as: "segments",
      choices: [{ value: "running" }, { value: "paused" }],
      initial: config.webState === "paused" ? "running" : "paused",
    },
  ],
  present: ({ config }) => (config.webState === "paused" ? "paused" : "running"),
  async run(call, { name }, input) {
    const state = input.webState === "paused" ? "paused" : "running";
    return done(await call(setHostWebState, { name, state }), { config: { webState: state }, params: { state } });
  },
};
