import { z } from "zod";
import { endpoint } from "../endpoint";
import { successAlone } from "../reading/answer";
import { domainName } from "../reading/value";
import { cloudName } from "./cloud-values";
import { filingCodes, filingFields, filingGaps, filingSecrets, filingVariants, filingWire } from "./filing";

/**
 * 八、橙云主机, 7–13, 17, 18: power, snapshot, domains. "…失败" of an operation on a running machine doesn't prove that
 * nothing happened to it, so it is unknown and the state is asked again.
 */

const server = z.object({ name: cloudName });
const serverWire = { name: "cloudname" } as const;
const serverCodes = {
  10014: "ours:agent_name_missing",
  10015: "rejected:name_missing",
  17107: "rejected:state_invalid",
} as const;

/** Asks the system to restart; only a running server can. Manual: 八, 7. */
export const restartCloud = endpoint("cloud.RestartCloud", {
  effect: "write",
  input: server,
  wire: serverWire,
  output: successAlone,
  codes: { ...serverCodes, 17108: "rejected:not_running", 17109: "unknown:restart_failed" },
});

/** Asks the system to shut down; only a running server can. Manual: 八, 8. */
export const shutDownCloud = endpoint("cloud.shutdown", {
  effect: "write",
  input: server,
  wire: serverWire,
  output: successAlone,
  codes: {
    ...serverCodes,
    17108: "rejected:not_running", // the text of restarting; 17111 is meant
    17110: "rejected:server_unreadable",
    17111: "rejected:not_running",
    17112: "unknown:shutdown_failed",
  },
});

/** Cuts the power: what was not written to disk is lost. Manual: 八, 9. */
export const powerOffCloud = endpoint("cloud.poweroff", {
  effect: "write",
  input: server,
  wire: serverWire,
  output: successAlone,
  codes: { ...serverCodes, 17115: "rejected:already_off", 17116: "unknown:power_off_failed" },
});

/** Starts a server that is shut down. Manual: 八, 10. */
export const startCloud = endpoint("cloud.starthost", {
  effect: "write",
  input: server,
  wire: serverWire,
  output: successAlone,
  codes: { ...serverCodes, 17113: "rejected:not_shut_down", 17114: "unknown:start_failed" },
});

/** Takes the server's one snapshot. Manual: 八, 11. */
export const takeCloudSnapshot = endpoint("cloud.bkup", {
  effect: "write",
  input: server,
  wire: serverWire,
  output: successAlone,
  codes: { ...serverCodes, 17117: "unknown:snapshot_failed" },
});

/** Deletes the snapshot. Manual: 八, 12. */
export const deleteCloudSnapshot = endpoint("cloud.delbkupfile", {
  effect: "write",
  input: server,
  wire: serverWire,
  output: successAlone,
  codes: { ...serverCodes, 17119: "rejected:no_snapshot", 17120: "unknown:deletion_failed" },
});

/** Puts the server back to its snapshot: everything since then is lost. Manual: 八, 13. */
export const restoreCloudSnapshot = endpoint("cloud.rstcloud", {
  effect: "write",
  input: server,
  wire: serverWire,
  output: successAlone,
  codes: { ...serverCodes, 17118: "unknown:restore_failed" },
});

/**
 * Binds a domain to a server in a mainland room; the domain needs an ICP filing number. Send the root domain; a
 * Chinese one is not encoded. The filing's details come all together or not at all. Not in Hong Kong (17139), where
 * nothing has to be bound. Manual: 八, 17.
 */
export const bindCloudDomain = endpoint("cloud.BindDomain", {
  effect: "write",
  input: z.object({ name: cloudName, domain: domainName, ...filingFields }).superRefine((input, ctx) => {
    for (const key of filingGaps(input)) {
      ctx.addIssue({ code: "custom", path: [key], message: "upstream.filing_incomplete" });
    }
  }),
  wire: { ...serverWire, domain: "domainname", ...filingWire },
  secret: [...filingSecrets],
  variants: filingVariants,
  output: successAlone,
  codes: {
    10014: "ours:agent_name_missing",
    10015: "rejected:name_missing",
    17138: "rejected:domain_invalid",
    17139: "rejected:room_unsupported",
    17140: "rejected:not_filed",
    17110: "rejected:server_unreadable",
    17141: "rejected:already_bound",
    17142: "unknown:binding_failed",
    ...filingCodes,
    13163: "unknown:filing_unreadable",
    13164: "rejected:not_filed_yet",
    13165: "rejected:filing_state_invalid",
    13166: "rejected:details_not_submitted",
  },
});

/** Unbinds a domain from a server. Manual: 八, 18. */
export const unbindCloudDomain = endpoint("cloud.deldomain", {
  effect: "write",
  input: z.object({ name: cloudName, domain: domainName }),
  wire: { ...serverWire, domain: "domainname" },
  output: successAlone,
  codes: {
    10014: "ours:agent_name_missing",
    10015: "rejected:name_missing",
    17138: "rejected:domain_invalid",
    17143: "rejected:not_bound",
    17144: "unknown:unbinding_failed",
  },
});
