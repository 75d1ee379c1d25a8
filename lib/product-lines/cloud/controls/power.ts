import { powerOffCloud, restartCloud, shutDownCloud, startCloud } from "@/lib/cndns/endpoints/cloud-power";
import type { Control } from "../../control";
import { mapOk } from "../../map-ok";
import { notReady, unlessOff, unlessRunning } from "./blocked";

/** Manual: 八, 10. */
export const start: Control = {
  id: "start",
  group: "power",
  slow: { expectMs: 60_000 },
  blocked: (subject) => notReady(subject) ?? (subject.reason === "running" ? "already_on" : null),
  run: async (call, { name }) => mapOk(await call(startCloud, { name }), () => ({})),
  settled: (reading) => (reading.reason === "running" ? "done" : "running"),
};

/** Asks the operating system to restart. Manual: 八, 7. */
export const restart: Control = {
  id: "restart",
  group: "power",
  interrupts: true,
  blocked: unlessRunning,
  run: async (call, { name }) => mapOk(await call(restartCloud, { name }), () => ({})),
};

/** Asks the operating system to shut down, which may take a while or not happen at all. Manual: 八, 8. */
export const shutDown: Control = {
  id: "shutDown",
  group: "power",
  interrupts: true,
  slow: { expectMs: 60_000 },
  blocked: unlessOff,
  run: async (call, { name }) => mapOk(await call(shutDownCloud, { name }), () => ({})),
  settled: (reading) => (reading.reason === "stopped" ? "done" : "running"),
};

/** Switches the server off without shutting it down: the way out when its system hangs while it shuts down. Manual: 八, 9. */
export const powerOff: Control = {
  id: "powerOff",
  group: "power",
  danger: true,
  cutsShort: [shutDown.id],
  blocked: unlessOff,
  run: async (call, { name }) => mapOk(await call(powerOffCloud, { name }), () => ({})),
};
