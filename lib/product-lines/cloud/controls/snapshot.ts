import { deleteCloudSnapshot, restoreCloudSnapshot, takeCloudSnapshot } from "@/lib/cndns/endpoints/cloud-power";
import type { Control } from "../../control";
import { mapOk } from "../../map-ok";
import { notReady, withoutSnapshot, withSnapshot } from "./blocked";

/**
 * The upstream keeps one snapshot and shows it nowhere: we remember when it was taken. A second one is not offered while one is
 * known, because whether it would take the place of the first is not said. Manual: 八, 11–13.
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
