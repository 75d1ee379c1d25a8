import { shanghaiMinute } from "@/lib/core/time";
import type { Control, ControlSubject, Panel, PanelRow } from "../../control";
import type { Config } from "../../form";
import { mapOk } from "../../map-ok";
import type { ServerCloud } from "../cloud";
import { diskRowsOf } from "../read";
import { diskBackupKey, diskBackupOf, diskMountKey, diskMountOf, serverNotReady, UNKNOWN_TO_SHOP } from "./blocked";

/** What a control of a disk differs in. `key` is what the configuration stores of it, `after` the value that an ok leaves. */
interface DiskControl {
  endpoint: "backUpDisk" | "restoreBackup" | "deleteBackup" | "mountDisk" | "unmountDisk";
  key: ((diskId: string) => string) | null;
  after(): string;
  blocked(config: Config, row: PanelRow): string | null;
}

function onDisk(
  { endpoints }: ServerCloud,
  { endpoint, key, after, blocked, ...control }: DiskControl & Pick<Control, "id" | "main" | "danger" | "interrupts">,
): Control {
  return {
    ...control,
    group: "disks",
    panel: "disks",
    perRow: true,
    ...(control.danger ? { confirmsService: true } : {}),
    blocked: (subject: ControlSubject, row) => serverNotReady(subject) ?? (row && blocked(subject.config, row)),
    ...(key ? { forgets: (diskId: string) => ({ [key(diskId)]: UNKNOWN_TO_SHOP }) } : {}),
    run: async (call, { name }, { row = "" }) =>
      mapOk(await call(endpoints[endpoint], { name, diskId: row }), () => ({
        params: { disk: row },
        ...(key ? { config: { [key(row)]: after() } } : {}),
      })),
  };
}

const unmounted = (config: Config, { key }: PanelRow) => (diskMountOf(config, key) === "no" ? "not_mounted" : null);
const noBackup = (config: Config, { key }: PanelRow) => (diskBackupOf(config, key) === "" ? "no_backup" : null);
/** Whether a disk has a backup that is surely there. */
const hasBackup = (config: Config, { key }: PanelRow) => !["", UNKNOWN_TO_SHOP].includes(diskBackupOf(config, key));
const ofSystem = ({ cells }: PanelRow) => (cells.use === "system" ? "system_disk" : null);

/** Each disk has one backup, and no call lists them. Manual: 二十、百度云, 6–8, 12, 13; 阿里云, 5–7, 11, 12. */
export const diskControls = (cloud: ServerCloud): Control[] => [
  onDisk(cloud, {
    id: "backUp",
    main: true,
    endpoint: "backUpDisk",
    key: diskBackupKey,
    after: () => shanghaiMinute(new Date()),
    blocked: (config, row) => (hasBackup(config, row) ? "backup_exists" : unmounted(config, row)),
  }),
  onDisk(cloud, {
    id: "restoreBackup",
    danger: true,
    endpoint: "restoreBackup",
    key: null,
    after: () => "",
    blocked: noBackup,
  }),
  onDisk(cloud, {
    id: "deleteBackup",
    danger: true,
    endpoint: "deleteBackup",
    key: diskBackupKey,
    after: () => "",
    blocked: noBackup,
  }),
  onDisk(cloud, {
    id: "mountDisk",
    endpoint: "mountDisk",
    key: diskMountKey,
    after: () => "yes",
    blocked: (config, row) => ofSystem(row) ?? (diskMountOf(config, row.key) === "yes" ? "already_mounted" : null),
  }),
  onDisk(cloud, {
    id: "unmountDisk",
    interrupts: true,
    endpoint: "unmountDisk",
    key: diskMountKey,
    after: () => "no",
    blocked: (config, row) => ofSystem(row) ?? unmounted(config, row),
  }),
];

/** The disks as read now, with what the shop knows of their backups and whether they are mounted. */
export const disksPanel = ({ endpoints }: ServerCloud): Panel => ({
  id: "disks",
  group: "disks",
  columns: [
    { id: "disk", mono: true },
    { id: "use", words: true },
    { id: "kind", words: true },
    { id: "size" },
    { id: "mounted", words: true },
    { id: "backup", words: true },
  ],
  read: async (call, { name, config }) =>
    mapOk(await call(endpoints.read, { name }), (details): PanelRow[] =>
      diskRowsOf(details).map(({ diskId, kind, sizeGb, system }) => ({
        key: diskId,
        cells: {
          disk: diskId,
          use: system ? "system" : "data",
          kind,
          size: sizeGb === null ? null : `${sizeGb} GB`,
          mounted: diskMountOf(config, diskId),
          backup: diskBackupOf(config, diskId) || null,
        },
      })),
    ),
});
