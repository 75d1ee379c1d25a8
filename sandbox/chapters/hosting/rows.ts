/** What the hosting chapter keeps in the world. */

export type Running = "1" | "2";

export interface Address {
  ip: string;
  mask: string;
}

export interface LogLine {
  atMs: number;
  text: string;
}

export interface Host {
  /** FTP user name: the key. */
  name: string;
  password: string;
  /** The upstream's letters: bz, lin, net … */
  kind: string;
  /** Units of 100 MB. */
  units: number;
  /** Empty where there are no lines. */
  line: string;
  location: string;
  years: number;
  boughtAtMs: number;
  expiresAtMs: number;
  ftp: Running;
  web: Running;
  defaultPages: readonly string[];
  /** Empty: the system's own page. */
  notFoundPage: string;
  netVersion: "1" | "2" | "4";
  errorType: "0" | "1";
  logAccess: "0" | "1";
  /** 1: everybody may visit. */
  defaultAccess: "1" | "2";
  denied: readonly Address[];
  granted: readonly Address[];
  /** Per folder the only addresses that may enter it. */
  folders: Readonly<Record<string, readonly string[]>>;
  domains: readonly string[];
  /** Files and folders (with a final slash) that the sandbox knows of, from wwwroot down. */
  files: readonly string[];
  usedMb: number;
  tomcatStartedAtMs: number;
  log: readonly LogLine[];
  by: "api" | "hand";
  saleId: string;
}
