import type { Period } from "../../world/periods";

/** A bought server. Times are epoch milliseconds of the sandbox's clock. */
export interface CloudHost {
  /** "S262491" */
  name: string;
  number: string;
  platformPassword: string;
  systemPassword: string;
  boughtAtMs: number;
  expiresAtMs: number;
  period: Period;
  cpu: number;
  ramMb: number;
  diskGb: number;
  bandwidthMbps: number;
  place: Place;
  /** A system value, or `image:NAME` for one that was made from another server. */
  os: string;
  state: "not created" | "running" | "stop";
  /** The operation that is running; all others are refused until it has ended (17107). */
  task: CloudTask | null;
  /** Set by the control side: which operations fail. */
  broken: Breakage;
  address: HostAddress | null;
  extraAddresses: readonly string[];
  remotePort: number;
  filingCode: string;
  snapshotAtMs: number | null;
  domains: readonly string[];
  by: "api" | "hand";
  saleId: string;
}

/** `node`: every operation fails. `shutdown`, `password`, `order`: that part alone. */
export type Breakage = "" | "node" | "shutdown" | "password" | "order";

/** 1 Shanghai Telecom, 2 Shanghai dual-line, 3 Hong Kong, 4 USA (an inner address behind ports). */
export type Place = "1" | "2" | "3" | "4";

export interface HostAddress {
  outer: string;
  netcom: string;
  inner: string;
  netmask: string;
  router: string;
  freeDomain: string;
}

export interface CloudTask {
  kind: "create" | "rebuild" | "start" | "restart" | "shutdown" | "snapshot" | "delete_snapshot" | "restore";
  /** Whether it will fail: decided when it begins, answered when it ends. */
  fails: boolean;
  callbackUrl: string;
  password: string;
  os: string;
}
