import { type Call, type Handler, refuse } from "../../http/call";
import type { World } from "../../world/world";
import { DATABASE_PASSWORD, heldDatabase, usedMb } from "./find-database";
import { charsets, isMysql } from "./products";
import type { Database } from "./rows";

/** The database that a call changes: it belongs to the account and has not expired. */
function running(call: Call, failed: string): Database {
  const row = heldDatabase(call, failed);
  return call.nowMs > row.expiresAtMs ? refuse(failed) : row;
}

/** 五, 7 */
export const modifyDbState: Handler = {
  handle(call) {
    const state = call.params.text("dbstate");
    const row = running(call, "14103");
    if (state !== "1" && state !== "2") return refuse("14102");
    call.world.databases.put(row.name, { ...row, state });
    return "";
  },
};

/** 五, 8 */
export const modifyDbPass: Handler = {
  handle(call) {
    const password = call.params.text("dbpassword");
    const row = running(call, "14105");
    if (!DATABASE_PASSWORD.test(password)) refuse("14104");
    call.world.databases.put(row.name, { ...row, password });
    return "";
  },
};

/** 五, 9. MSSQL alone has FTP. The manual prints no rule for the password; 6 to 20 signs without blanks will do. */
export const modifyFtpPass: Handler = {
  handle(call) {
    const ftpPassword = call.params.text("ftppassword");
    const row = running(call, "14106");
    if (isMysql(row.engine)) refuse("10018");
    if (!/^[\x21-\x7e]{6,20}$/.test(ftpPassword)) refuse("14106");
    call.world.databases.put(row.name, { ...row, ftpPassword });
    return "";
  },
};

/** 五, 15 */
export const setCharset: Handler = {
  handle(call) {
    const charset = call.params.text("charset");
    const row = running(call, "14115");
    if (!isMysql(row.engine)) refuse("14114");
    if (!charsets.includes(charset)) refuse("14115");
    call.world.databases.put(row.name, { ...row, charset });
    return call.warts ? " " : "";
  },
};

/** MySQL 4.1 and MSSQL 2000 have no backups. */
function backedUp(call: Call, badSlot: string, failed: string): { row: Database; slot: string } {
  const slot = call.params.text("backupnumber");
  const row = running(call, failed);
  if (!/^[1-5]$/.test(slot)) refuse(badSlot);
  if (row.engine === "1" || row.engine === "3") refuse("10018");
  if (row.busy) refuse(failed);
  return { row, slot };
}

function begin({ world, settings, nowMs }: Call, row: Database, busy: string): void {
  world.databases.put(row.name, { ...row, busy });
  if (settings.backupMs > 0) world.later("database", row.name, nowMs + settings.backupMs);
  else finishDatabaseWork(world, row.name);
}

/**
 * 五, 10. Success means that it has begun; until it is done another backup, a restore and an upgrade are refused. It
 * replaces what the slot held.
 */
export const backup: Handler = {
  handle(call) {
    const { row, slot } = backedUp(call, "14107", "14108");
    begin(call, row, `backup ${slot}`);
    return "";
  },
};

/** 五, 11. The slot must hold a backup. */
export const restore: Handler = {
  handle(call) {
    const { row, slot } = backedUp(call, "14109", "14110");
    if (!row.backups[slot]) refuse("14110");
    begin(call, row, `restore ${slot}`);
    return "";
  },
};

/** 五, 12 */
export const delBackupFile: Handler = {
  handle(call) {
    const { row, slot } = backedUp(call, "14107", "14111");
    if (!row.backups[slot]) refuse("14111");
    const { [slot]: _gone, ...backups } = row.backups;
    call.world.databases.put(row.name, { ...row, backups });
    return "";
  },
};

/** Finishes a backup or a restore: the slot gets the current data, or the database gets the slot's. */
export function finishDatabaseWork(world: World, name: string): void {
  const row = world.databases.get(name);
  if (!row?.busy) return;
  const nowMs = world.now();
  const [work, slot = ""] = row.busy.split(" ");
  const held = row.backups[slot];
  const idle = { ...row, busy: "" };
  if (work === "backup") {
    const backups = { ...row.backups, [slot]: { atMs: nowMs, usedMb: usedMb(row, nowMs) } };
    world.databases.put(name, { ...idle, backups });
  } else world.databases.put(name, held ? { ...idle, usedMb: held.usedMb, usedAtMs: nowMs } : idle);
}
