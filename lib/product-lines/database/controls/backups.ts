import { backUpDatabase, deleteDatabaseBackup, restoreDatabase } from "@/lib/cndns/endpoints/database";
import { shanghaiMinute } from "@/lib/core/time";
import type { Control, ControlSubject, PanelRow } from "../../control";
import { mapOk } from "../../map-ok";

/**
 * Five numbered places. No call tells what they hold, so what was done here is kept in the service's configuration:
 * `backup3: "2026-11-25 12:30"`, or "" once it is deleted. Of a place that nothing was done with, nobody knows.
 */
export const SLOTS = [1, 2, 3, 4, 5] as const;
export const slotKey = (slot: string | number): string => `backup${slot}`;

const isEmpty = ({ config }: ControlSubject, row: PanelRow | null): boolean =>
  row !== null && config[slotKey(row.key)] === "";

/** Manual: 五, 10. */
export const backUp: Control = {
  id: "backUp",
  group: "backups",
  panel: "backups",
  perRow: true,
  run: async (call, { name }, { row = "" }) =>
    mapOk(await call(backUpDatabase, { name, slot: Number(row) }), () => ({
      params: { slot: row },
      config: { [slotKey(row)]: shanghaiMinute(new Date()) },
    })),
};

/** Manual: 五, 11. */
export const restore: Control = {
  id: "restore",
  group: "backups",
  panel: "backups",
  perRow: true,
  danger: true,
  confirmsService: true,
  blocked: (subject, row) => (isEmpty(subject, row) ? "slot_empty" : null),
  run: async (call, { name }, { row = "" }) =>
    mapOk(await call(restoreDatabase, { name, slot: Number(row) }), () => ({ params: { slot: row } })),
};

/** Manual: 五, 12. */
export const deleteBackup: Control = {
  id: "deleteBackup",
  group: "backups",
  panel: "backups",
  perRow: true,
  danger: true,
  confirmsService: true,
  blocked: (subject, row) => (isEmpty(subject, row) ? "slot_empty" : null),
  run: async (call, { name }, { row = "" }) =>
    mapOk(await call(deleteDatabaseBackup, { name, slot: Number(row) }), () => ({
      params: { slot: row },
      config: { [slotKey(row)]: "" },
    })),
};
