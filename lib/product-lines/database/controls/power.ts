import { setDatabaseState } from "@/lib/cndns/endpoints/database";
import type { Control } from "../../control";
import { mapOk } from "../../map-ok";

/** The upstream doesn't show whether a database is paused, so the configuration stores what was done last. Manual: 五, 7. */
export const pauseDatabase: Control = {
  id: "pause",
  group: "operate",
  interrupts: true,
  blocked: ({ config }) => (config.paused === true ? "paused" : null),
  run: async (call, { name }) =>
    mapOk(await call(setDatabaseState, { name, state: "paused" }), () => ({ config: { paused: true } })),
};

export const resumeDatabase: Control = {
  id: "resume",
  group: "operate",
  // A database whose state is not known may be paused: resuming is blocked only where it is known to run.
  blocked: ({ config }) => (config.paused === false ? "running" : null),
  run: async (call, { name }) =>
    mapOk(await call(setDatabaseState, { name, state: "running" }), () => ({ config: { paused: false } })),
};
