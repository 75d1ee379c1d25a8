import type { Period } from "../../world/periods";

export interface CdnProduct {
  name: string;
  id: number;
  unit: "G" | "T";
  base: number;
  count: number;
  period: Period;
  password: string;
  addedAtMs: number;
  expiresAtMs: number;
  /** Stopped by hand: 2 paused, 5 by the administrator. */
  held: "" | "2" | "5";
  /** Traffic of domains that were removed. A renewal sets it to 0. */
  usedBytes: number;
  /** From when on traffic counts. */
  countsFromMs: number;
  saleId: string;
}

export interface CdnDomain {
  key: string;
  cdn: string;
  domain: string;
  host: string;
  origins: readonly string[];
  /** Its average traffic. Fixed when the domain is added, so that its statistics never change afterwards. */
  bytesPerHour: number;
  addedAtMs: number;
  changedAtMs: number;
}

export interface CdnPurge {
  id: string;
  cdn: string;
  domain: string;
  kind: "directory" | "file";
  url: string;
  createdAtMs: number;
  takesMs: number;
}
