import { z } from "zod";
import { endpoint } from "../endpoint";
import { successAlone } from "../reading/answer";
import { oneOf, yesNo } from "../reading/value";
import { hostName, hostPath, nameCodes } from "./hosting-terms";

/** 三、虚拟主机, 12–14 and 18: who may visit a website. Windows hosts only. */

const change = oneOf({ add: "1", remove: "2" });
const address = z.ipv4("upstream.ip");
/** Ones, then zeros: 255.255.255.0. */
const mask = z.ipv4("upstream.ip_mask").refine((text) => {
  const bits = text.split(".").map((part) => Number(part).toString(2).padStart(8, "0"));
  return /^1*0*$/.test(bits.join(""));
}, "upstream.ip_mask");

/** Whether everybody may visit (as at first), or nobody but those granted. Manual: 三、虚拟主机, 12. */
export const setHostDefaultAccess = endpoint("hosting.SetDefaultIPAccess", {
  effect: "write",
  input: z.object({ name: hostName, allowed: yesNo("1", "2") }),
  wire: { name: "ftpname", allowed: "grantaccess" },
  output: successAlone,
  codes: {
    ...nameCodes,
    13112: "rejected:change_failed",
  },
});

/** Denies addresses, or stops denying them; works while everybody else may visit. Manual: 三、虚拟主机, 13. */
export const denyHostAddress = endpoint("hosting.DenyDefineIP", {
  effect: "write",
  input: z.object({ name: hostName, address, mask, change }),
  wire: { name: "ftpname", address: "ip", change: "operation" },
  output: successAlone,
  codes: {
    ...nameCodes,
    13113: "rejected:address_invalid",
    13114: "rejected:mask_invalid",
    13115: "rejected:change_invalid",
    13116: "rejected:change_failed",
  },
});

/** Allows addresses, or stops allowing them; works while everybody else is refused. Manual: 三、虚拟主机, 14. */
export const grantHostAddress = endpoint("hosting.GrantDefineIP", {
  effect: "write",
  input: z.object({ name: hostName, address, mask, change }),
  wire: { name: "ftpname", address: "ip", change: "operation" },
  output: successAlone,
  codes: {
    ...nameCodes,
    13113: "rejected:address_invalid",
    13114: "rejected:mask_invalid",
    13117: "rejected:change_invalid",
    13118: "rejected:change_failed",
  },
});

/** "8.8.8.8", "218.85.132.*", "218.85.*", "218.*.*": the forms of the manual's examples. */
const addressPattern = z
  .string()
  .regex(
    /^(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){0,2}(?:\.\*){1,3}$|^\d{1,3}(?:\.\d{1,3}){3}$/,
    "upstream.ip_pattern",
  )
  .refine(
    (text) => text.split(".").length <= 4 && text.split(".").every((part) => part === "*" || Number(part) <= 255),
    "upstream.ip_pattern",
  );

/**
 * Allows only these addresses to enter a folder, or stops that; an empty list allows everybody. Manual: 三、虚拟主机, 18.
 */
export const setHostFolderAccess = endpoint("hosting.SetFolderIPAccess", {
  effect: "write",
  input: z.object({
    name: hostName,
    folder: hostPath.refine((path) => !/^wwwroot(\/|$)/i.test(path), "upstream.host_path_without_wwwroot"),
    addresses: z.array(addressPattern).refine((list) => list.join(",").length <= 200, "upstream.host_addresses_length"),
    change,
  }),
  wire: { name: "ftpname", folder: "folderpath", addresses: "ip", change: "operation" },
  commas: ["addresses"],
  output: successAlone,
  codes: {
    ...nameCodes,
    13113: "rejected:address_invalid",
    13121: "rejected:change_invalid",
    13122: "rejected:folder_invalid",
    13123: "rejected:change_failed",
  },
});
