import { setDatabaseState } from "@/lib/cndns/endpoints/database";
import type { Control } from "../../control";
import { mapOk } from "../../map-ok";

/** The upstream doesn't show whether a database is paused: what was done last is kept. Manual: 五, 7. */
export const pauseDatabase: Control = {
  id: "pause",
  group: "operate",
  blocked: ({ config }) => (config.paused === true ? "paused" : null),
  run: async (call, { name }) =>
    mapOk(await call(setDatabaseState, { name, state: "paused" }), () => ({ config: { paused: true } })),
};

export const resumeDatabase: Control = {
  id: "resume",
  group: "operate",
  // A product whose state nobody here knows may be paused: only what is known to run can't be resumed.
  blocked: ({ config }) => (config.paused === false ? "running" : null),
  run: async (call, { name }) =>
    mapOk(await call(setDatabaseState, { name, state: "running" }), () => ({ config: { paused: false } })),
};
