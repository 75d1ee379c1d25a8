import { z } from "zod";
import { commonSentences } from "../codes";
import { endpoint } from "../endpoint";
import { single, successAlone } from "../reading/answer";
import { need, text } from "../reading/field";
import * as server from "./server-values";

/**
 * 二十、百度云 (bcc) and 阿里云 (ali): what both clouds offer in the same way: offer, renewal, details, disks, power, system, password,
 * console. Orders and the upgrade, which differ, are in bcc.ts and ali.ts. Which spelling of the name is sent: server-values.ts.
 */

const named = z.object({ name: server.serverName });

/**
 * A disk by its id: `diskId` of a part of the details. The text says disk id, the parameter's name (extid) is that of the
 * part's own id; the text is followed.
 */
const disk = named.extend({ diskId: server.diskId });

/** What differs between the two clouds. */
interface Differences {
  mostYears: number;
  password: ReturnType<typeof server.upstreamServerPassword>;
  /** How the tables of these sections spell the server's name; in all others both clouds spell it the same. */
  spelt: Readonly<Record<"RestoreBackups" | "Uninstall" | "ModifyPassword" | "GetVncUrl", string>>;
}

function rowsOf<const C extends server.Cloud>(cloud: C, { mostYears, password, spelt }: Differences) {
  const id = <const Name extends string>(name: Name) => `${cloud}.${name}` as const;
  const variants = server.serverSpellings;
  const change = { effect: "write", variants, output: successAlone, codes: {} } as const;
  const onServer = <const Name extends string>(name: Name, spelling: string) =>
    endpoint(id(name), { ...change, input: named, wire: { name: spelling } });
  const onDisk = <const Name extends string>(name: Name, spelling: string) =>
    endpoint(id(name), { ...change, input: disk, wire: { name: spelling, diskId: "extid" } });
  const term = server.termFits(mostYears);
  return {
    /** Locations, systems, kinds of instance (ali) and prices. Manual: 二十、百度云, 1; 阿里云, 1. */
    readOffer: endpoint(id("ProductInfo"), {
      effect: "read",
      input: z.object({}),
      output: server.serverOffer,
      codes: {},
    }),
    /** Renews 1–9 months, or years up to the cloud's most. Spends the agent balance. Manual: 二十、百度云, 3; 阿里云, 3. */
    renew: endpoint(id("RenewOrder"), {
      effect: "purchase",
      input: z
        .object({
          name: server.serverName,
          periods: server.serverPeriods,
          period: server.serverPeriod,
          ...server.paying,
        })
        .refine(term.check, term.problem),
      wire: { name: "pdtnme", ...server.termWire, ...server.payingWire },
      variants,
      texts: commonSentences,
      output: successAlone,
      codes: {},
    }),
    /** State, address, system, parts; with the password. It does not say whether the server is switched on. Manual: 二十、百度云, 5; 阿里云, 4. */
    read: endpoint(id("OrderDetails"), {
      effect: "read",
      input: named,
      wire: { name: "pdtnme" },
      variants,
      output: server.serverDetails,
      codes: {},
    }),
    /** Makes the backup of a disk; there is no list of backups. Manual: 二十、百度云, 6; 阿里云, 5. */
    backUpDisk: onDisk("Backups", "pdtnme"),
    /** Deletes the backup of a disk. Manual: 二十、百度云, 7; 阿里云, 6. */
    deleteBackup: onDisk("DeleteBackups", "pdtname"),
    /** Puts a disk back to its backup: what was written since is lost. Manual: 二十、百度云, 8; 阿里云, 7. */
    restoreBackup: onDisk("RestoreBackups", spelt.RestoreBackups),
    /** Switches off. Manual: 二十、百度云, 9; 阿里云, 8. */
    shutDown: onServer("Shutdown", "pdtname"),
    /** Switches on. Manual: 二十、百度云, 10; 阿里云, 9. */
    start: onServer("Startingup", "pdtname"),
    /** Starts again. Manual: 二十、百度云, 11; 阿里云, 10. */
    restart: onServer("Restart", "pdtname"),
    /** Mounts a disk. The table lacks the disk, which the example sends. Manual: 二十、百度云, 12; 阿里云, 11. */
    mountDisk: onDisk("Mount", "pdtmme"),
    /** Unmounts a disk. The table lacks the disk, which the example sends. Manual: 二十、百度云, 13; 阿里云, 12. */
    unmountDisk: onDisk("Uninstall", spelt.Uninstall),
    /** The systems that it can be rebuilt with. Manual: 二十、百度云, 14; 阿里云, 13. */
    listSystems: endpoint(id("RebuildSystemList"), {
      effect: "read",
      input: named,
      wire: { name: "pdtname" },
      variants,
      output: server.rebuildSystems,
      codes: {},
    }),
    /** Installs a system anew: what is on the system disk is lost. Manual: 二十、百度云, 15; 阿里云, 14. */
    rebuild: endpoint(id("RebuildSystem"), {
      ...change,
      input: named.extend({ system: server.systemId }),
      wire: { name: "pdtnme", system: "systemid" },
    }),
    /** Sets the system's password; no rule is printed, so that of the order is used. Manual: 二十、百度云, 16; 阿里云, 15. */
    setPassword: endpoint(id("ModifyPassword"), {
      ...change,
      input: named.extend({ password }),
      wire: { name: spelt.ModifyPassword, password: "pass" },
      secret: ["password"],
    }),
    /** The address of the console. It is a secret: whoever has it controls the screen and the keyboard. Manual: 二十、百度云, 17; 阿里云, 16. */
    readConsoleUrl: endpoint(id("GetVncUrl"), {
      effect: "read",
      input: named,
      wire: { name: spelt.GetVncUrl },
      variants,
      output: single(need(text)),
      codes: {},
    }),
  };
}

export const bccServer = rowsOf("bcc", {
  mostYears: 3,
  password: server.bccPassword,
  spelt: { RestoreBackups: "pdtmne", Uninstall: "pdtname", ModifyPassword: "pdtnme", GetVncUrl: "pdtnme" },
});

export const aliServer = rowsOf("ali", {
  mostYears: 2,
  password: server.aliPassword,
  spelt: { RestoreBackups: "pdtname", Uninstall: "pdtnme", ModifyPassword: "pdtname", GetVncUrl: "pdtname" },
});
