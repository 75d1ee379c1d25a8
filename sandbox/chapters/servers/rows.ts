import type { Cloud } from "../../manual/of-cloud";

/** A server of 百度云 (bcc) or 阿里云 (ali). */
export interface Server {
  name: string;
  cloud: Cloud;
  password: string;
  locationId: string;
  systemId: string;
  cores: number;
  memoryGb: number;
  mbps: number;
  /** ali only: its kind and number of instance. */
  instanceKind: string;
  instanceId: string;
  /** The system disk is also a ServerDisk. */
  systemDiskId: string;
  /** What it costs per month now. */
  monthFen: bigint;
  addedAtMs: number;
  readyAtMs: number;
  expiresAtMs: number;
  /** Stopped by hand: 2 paused, 5 by the administrator. */
  held: "" | "2" | "5";
  power: "on" | "off";
  /** The operation that is running, until when; its change is shown when it has ended. */
  work: { what: string; untilMs: number; change: Partial<Server> } | null;
  saleId: string;
}

export interface ServerDisk {
  /** The part's id: Extid. */
  id: string;
  /** The disk's id: ext2, Diskno. */
  diskId: string;
  server: string;
  kind: "std1" | "hp1" | "ssd" | "eff";
  multiple: number;
  unitGb: number;
  system: boolean;
  mounted: boolean;
  /** The one backup of the disk, usable from `readyAtMs` on. */
  backup: { atMs: number; readyAtMs: number } | null;
  restoredAtMs: number | null;
  addedAtMs: number;
}
