import { deleteCloudSnapshot, restoreCloudSnapshot, takeCloudSnapshot } from "@/lib/cndns/endpoints/cloud-power";
import type { Control } from "../../control";
import { mapOk } from "../../map-ok";
import { notReady, withoutSnapshot, withSnapshot } from "./blocked";

/**
 * The upstream keeps one snapshot and no call shows it, so the configuration stores when it was taken. While there is one, a second is
 * blocked: the manual does not say whether it would replace the first. Manual: 八, 11–13.
 */
export const takeSnapshot: Control = {
  id: "takeSnapshot",
  group: "snapshot",
  slow: { expectMs: 120_000 },
  blocked: (subject) => notReady(subject) ?? withSnapshot(subject),
  run: async (call, { name }) =>
    mapOk(await call(takeCloudSnapshot, { name }), () => ({ config: { snapshotAt: new Date().toISOString() } })),
};

export const restoreSnapshot: Control = {
  id: "restoreSnapshot",
  group: "snapshot",
  danger: true,
  slow: { expectMs: 120_000 },
  blocked: (subject) => notReady(subject) ?? withoutSnapshot(subject),
  run: async (call, { name }) => mapOk(await call(restoreCloudSnapshot, { name }), () => ({})),
};

export const deleteSnapshot: Control = {
  id: "deleteSnapshot",
  group: "snapshot",
  danger: true,
  blocked: (subject) => notReady(subject) ?? withoutSnapshot(subject),
  run: async (call, { name }) =>
    mapOk(await call(deleteCloudSnapshot, { name }), () => ({ config: { snapshotAt: "" } })),
};
