import { z } from "zod";
import { endpoint } from "../endpoint";
import { nothing, single } from "../reading/answer";
import { need, text } from "../reading/field";
import * as server from "./server-value";

/** 二十、百度云, 6–17: disks, power, system, password, console. Which spelling of the name is sent: server-value.ts. */

const named = z.object({ name: server.serverName });

/**
 * A disk by its id: `diskId` of a part of `readBcc`. The text says disk id, the parameter's name (extid) is that of the
 * part's own id; the text is followed.
 */
const disk = named.extend({ diskId: server.diskId });

/** Makes the backup of a disk; there is no list of backups. Manual: 二十、百度云, 6. */
export const backUpBccDisk = endpoint("bcc.Backups", {
  effect: "write",
  input: disk,
  wire: { name: "pdtnme", diskId: "extid" },
  variants: server.spellings,
  output: nothing,
  codes: {},
});

/** Deletes the backup of a disk. Manual: 二十、百度云, 7. */
export const deleteBccBackup = endpoint("bcc.DeleteBackups", {
  effect: "write",
  input: disk,
  wire: { name: "pdtname", diskId: "extid" },
  variants: server.spellings,
  output: nothing,
  codes: {},
});

/** Puts a disk back to its backup: what was written since is lost. Manual: 二十、百度云, 8. */
export const restoreBccBackup = endpoint("bcc.RestoreBackups", {
  effect: "write",
  input: disk,
  wire: { name: "pdtmne", diskId: "extid" },
  variants: server.spellings,
  output: nothing,
  codes: {},
});

/** Switches off. Manual: 二十、百度云, 9. */
export const shutDownBcc = endpoint("bcc.Shutdown", {
  effect: "write",
  input: named,
  wire: { name: "pdtname" },
  variants: server.spellings,
  output: nothing,
  codes: {},
});

/** Switches on. Manual: 二十、百度云, 10. */
export const startBcc = endpoint("bcc.Startingup", {
  effect: "write",
  input: named,
  wire: { name: "pdtname" },
  variants: server.spellings,
  output: nothing,
  codes: {},
});

/** Starts again. Manual: 二十、百度云, 11. */
export const restartBcc = endpoint("bcc.Restart", {
  effect: "write",
  input: named,
  wire: { name: "pdtname" },
  variants: server.spellings,
  output: nothing,
  codes: {},
});

/** Mounts a disk. The table lacks the disk, which the example sends. Manual: 二十、百度云, 12. */
export const mountBccDisk = endpoint("bcc.Mount", {
  effect: "write",
  input: disk,
  wire: { name: "pdtmme", diskId: "extid" },
  variants: server.spellings,
  output: nothing,
  codes: {},
});

/** Takes a disk off. The table lacks the disk, which the example sends. Manual: 二十、百度云, 13. */
export const unmountBccDisk = endpoint("bcc.Uninstall", {
  effect: "write",
  input: disk,
  wire: { name: "pdtname", diskId: "extid" },
  variants: server.spellings,
  output: nothing,
  codes: {},
});

/** The systems that it can be rebuilt with. Manual: 二十、百度云, 14. */
export const listBccSystems = endpoint("bcc.RebuildSystemList", {
  effect: "read",
  input: named,
  wire: { name: "pdtname" },
  variants: server.spellings,
  output: server.rebuildSystems,
  codes: {},
});

/** Installs a system anew: what is on the system disk is lost. Manual: 二十、百度云, 15. */
export const rebuildBcc = endpoint("bcc.RebuildSystem", {
  effect: "write",
  input: named.extend({ system: server.systemId }),
  wire: { name: "pdtnme", system: "systemid" },
  variants: server.spellings,
  output: nothing,
  codes: {},
});

/** Sets the system's password; no rule is printed, so the order's is kept. Manual: 二十、百度云, 16. */
export const setBccPassword = endpoint("bcc.ModifyPassword", {
  effect: "write",
  input: named.extend({ password: server.serverPassword("!@#$%^&()*") }),
  wire: { name: "pdtnme", password: "pass" },
  variants: server.spellings,
  secret: ["password"],
  output: nothing,
  codes: {},
});

/** The address of the console: a secret, whoever has it sits at the screen. Manual: 二十、百度云, 17. */
export const readBccConsoleUrl = endpoint("bcc.GetVncUrl", {
  effect: "read",
  input: named,
  wire: { name: "pdtnme" },
  variants: server.spellings,
  output: single(need(text)),
  codes: {},
});
