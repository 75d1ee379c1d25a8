import { z } from "zod";
import { endpoint } from "../endpoint";
import { successAlone } from "../reading/answer";
import { hostName, hostPath, nameCodes } from "./hosting-terms";

/**
 * 三、虚拟主机, 16, 17, 20: files of a host. Whether a path begins with wwwroot depends on the system and the call: pack
 * and unpack want it on Linux and not on Windows, deletion (Windows only) wants it. A row does not know the system;
 * lib/product-lines does. A call may fail half-way, so a failure is unknown.
 */

const packed = hostPath.regex(/\.(zip|rar)$/i, "upstream.host_archive");
const unpackable = hostPath.regex(/\.(zip|rar|gz|tar|tar\.gz|tar\.bz2)$/i, "upstream.host_archive");

/** Packs a folder into .zip (on Windows also .rar). Manual: 三、虚拟主机, 16. */
export const packHostFolder = endpoint("hosting.PackFile", {
  effect: "write",
  timeoutMs: 120_000,
  input: z.object({ name: hostName, folder: hostPath, archive: packed }),
  wire: { name: "ftpname", folder: "sourcefile", archive: "destfile" },
  output: successAlone,
  codes: {
    ...nameCodes,
    13126: "rejected:archive_invalid",
    13127: "rejected:folder_invalid",
    13128: "unknown:packing_failed",
  },
});

/** Unpacks .zip, on Windows .rar, on Linux .gz, .tar, .tar.gz, .tar.bz2. Manual: 三、虚拟主机, 17. */
export const unpackHostArchive = endpoint("hosting.UnPackFile", {
  effect: "write",
  timeoutMs: 120_000,
  input: z.object({ name: hostName, archive: unpackable, folder: hostPath }),
  wire: { name: "ftpname", archive: "sourcezipfile", folder: "destfolderpath" },
  output: successAlone,
  codes: {
    ...nameCodes,
    13126: "rejected:archive_invalid",
    13127: "rejected:folder_invalid",
    13136: "unknown:unpacking_failed",
  },
});

/** Deletes a file or folder that FTP can't; Windows hosts only, the path begins with wwwroot. Manual: 三、虚拟主机, 20. */
export const deleteHostFile = endpoint("hosting.DeleteFile", {
  effect: "write",
  input: z.object({ name: hostName, path: hostPath }),
  wire: { name: "ftpname", path: "delinfo" },
  output: successAlone,
  codes: {
    ...nameCodes,
    10019: "rejected:not_ours",
    13148: "rejected:path_invalid",
    13149: "unknown:deletion_failed",
  },
});
