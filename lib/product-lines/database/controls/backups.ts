import { backUpDatabase, deleteDatabaseBackup, restoreDatabase } from "@/lib/cndns/endpoints/database";
import { shanghaiMinute } from "@/lib/core/time";
import type { Control, ControlSubject, PanelRow } from "../../control";
import { mapOk } from "../../map-ok";

/**
 * The upstream keeps five numbered backups and no call lists them. So the service's configuration stores what was done in the shop:
 * `backup3: "2026-11-25 12:30"`, or "" after it was deleted. Without such a value nobody knows whether there is a backup.
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
  main: true,
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
