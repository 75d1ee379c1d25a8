/** 1 Mysql4.1, 2 Mysql5.0, 3 MsSQL2000, 4 MsSQL2005, 5 MsSQL2008. */
export type Engine = "1" | "2" | "3" | "4" | "5";
export type Line = "" | "dx" | "sx";
export type Location = "cn" | "hk" | "usa";

/** A database that can be bought; its size counts steps of 50 MB. */
export interface DatabaseConfiguration {
  engine: Engine;
  units: number;
  line: Line;
  location: Location;
}

export interface Backup {
  atMs: number;
  usedMb: number;
}

export interface Database extends DatabaseConfiguration {
  /** With the prefix "sq_", lower case. */
  name: string;
  password: string;
  /** MySQL only. */
  charset: string;
  address: string;
  /** MSSQL only. */
  ftpAddress: string;
  ftpPassword: string;
  /** 1 run, 2 paused. */
  state: "1" | "2";
  usedMb: number;
  usedAtMs: number;
  backups: Readonly<Partial<Record<string, Backup>>>;
  /** The operation that is running: "backup 3", "restore 3". */
  busy: string;
  registeredAtMs: number;
  expiresAtMs: number;
  /** FTP name of the host whose gift it is; empty for one that was bought. */
  host: string;
  saleId: string;
}
