import { z } from "zod";
import { endpoint } from "../endpoint";
import { type Answer, many, map, one, single, successAlone } from "../reading/answer";
import { count, need, plain, states, text, when } from "../reading/field";
import { callbackUrl, cloudName, cloudPassword, systemValue } from "./cloud-values";

/** 八、橙云主机, 4–6, 15, 16, 23, 24: opening, details, state, passwords, rebuilding, the remote port. */

const server = z.object({ name: cloudName });
const serverWire = { name: "cloudname" } as const;
const nameCodes = { 10014: "ours:agent_name_missing", 10015: "rejected:name_missing" } as const;

/**
 * Makes the server that was bought. Takes minutes. With `callbackUrl` success is answered before anything is done, so
 * only `readCloud` tells that it worked. Repeating is safe: a server that exists answers "already_open" (17103), which
 * means done. Manual: 八, 4.
 */
export const openCloud = endpoint("cloud.CreateHost", {
  effect: "write",
  timeoutMs: 120_000,
  input: z.object({ name: cloudName, password: cloudPassword, callbackUrl: callbackUrl.optional() }),
  wire: { ...serverWire, callbackUrl: "callbackurl" },
  secret: ["password", "callbackUrl"],
  output: orNothing(
    one({
      number: ["cloudsn", text],
      name: ["cloudname", text],
      systemPassword: ["hostpassword", plain],
      platformPassword: ["platformpassword", plain],
      boughtAt: ["regtme", when],
      expiresAt: ["exptme", when],
      address: ["hostip", text],
      innerAddress: ["intraip", text], // printed twice with different values: the last one counts
      systemName: ["os", text],
      roomName: ["place", text],
      freeDomain: ["freedomain", text],
      netmask: ["netmask", text],
      gateway: ["router", text],
      filingCode: ["icpid", text],
      remotePort: ["remoteport", count],
    }),
  ),
  codes: {
    ...nameCodes,
    17101: "rejected:password_invalid",
    17102: "rejected:not_ours",
    17103: "rejected:already_open",
    // Both codes may come when the server is partly made; its details show it.
    17104: "unknown:password_not_set",
    17105: "unknown:opening_failed",
  },
});

/** A successful answer with a blank message means that the outcome comes later. */
function orNothing<T>(answer: Answer<T>): Answer<T | null> {
  return (message, context) => {
    const blank = message === null || (typeof message === "string" && message.trim() === "");
    return blank || (Array.isArray(message) && message.length === 0) ? null : answer(message, context);
  };
}

/** Ports of the dual-line room, outer and inner; null elsewhere. */
const dualPorts = {
  remoteOuter: ["outremotepport", count],
  remoteInner: ["inremotepport", count],
  mysqlOuter: ["mysqloutport", count],
  mysqlInner: ["mysqlinport", count],
  mssqlOuter: ["mssqloutport", count],
  mssqlInner: ["mssqlinport", count],
  webOuter: ["weboutport", count],
  webInner: ["webinport", count],
  ftpOuter: ["ftpoutport", count],
  ftpInner: ["ftpinport", count],
  ftpPassiveOuter: ["ftpoutpasvport", text],
  ftpPassiveInner: ["ftpinpasvport", text],
} as const;

/**
 * A server's details, in both documented shapes: bought but not opened (names, dates, room) and opened (everything).
 * `opened` is true once it has an address. Holds the platform password. Manual: 八, 23.
 */
export const readCloud = endpoint("cloud.CloudInfo", {
  effect: "read",
  input: server,
  wire: serverWire,
  output: map(
    one({
      number: ["cloudno", text],
      name: ["cloudname", need(text)],
      platformPassword: ["platepass", plain],
      boughtAt: ["regtime", when],
      expiresAt: ["exptime", when],
      roomName: ["locate", text],
      filingCode: ["icpid", text],
      remotePort: [["remotepport", "remoteport"], count],
      systemName: ["osname", text],
      systemKind: ["ostype", states({ windows: "windows", linux: "linux" })],
      address: ["serverip", text],
      innerAddress: ["intraip", text],
      telecomAddress: ["dxip", text],
      netcomAddress: ["wtip", text],
      freeDomain: ["freedomain", text],
      ...dualPorts,
      period: ["timetype", states({ "2": "month", "4": "half_year", "5": "year" })],
      cpu: ["cpu", count],
      ramMb: ["ram", count],
      diskGb: ["hd", count],
      bandwidthMbps: ["bd", count],
      extraAddresses: ["extip", text],
    }),
    ({ extraAddresses, ...rest }) => {
      const { address, telecomAddress, netcomAddress, innerAddress } = rest;
      const ports = Object.keys(dualPorts).map((key) => [key, rest[key as keyof typeof dualPorts]] as const);
      const others = Object.fromEntries(Object.entries(rest).filter(([key]) => !(key in dualPorts)));
      return {
        ...(others as Omit<typeof rest, keyof typeof dualPorts>),
        opened: (address ?? telecomAddress ?? netcomAddress ?? innerAddress) !== null,
        extraAddresses: (extraAddresses ?? "").split(",").flatMap((one) => one.trim() || []),
        dualPorts: ports.some(([, port]) => port !== null)
          ? (Object.fromEntries(ports) as Pick<typeof rest, keyof typeof dualPorts>)
          : null,
      };
    },
  ),
  codes: {},
});

/** Whether it runs. "fault" says that the upstream couldn't tell. Manual: 八, 6. */
export const readCloudState = endpoint("cloud.getsvrStt", {
  effect: "read",
  input: server,
  wire: serverWire,
  output: single(
    need(
      states({
        running: "running",
        pause: "paused",
        stop: "stopped",
        "not created": "not_created",
        fault: "fault",
      }),
    ),
  ),
  codes: nameCodes,
});

/** Sets the password of the server's own management platform. Manual: 八, 5. */
export const setCloudPlatformPassword = endpoint("cloud.ModPlatformPassword", {
  effect: "write",
  input: z.object({ name: cloudName, password: cloudPassword }),
  wire: serverWire,
  secret: ["password"],
  output: successAlone,
  codes: { ...nameCodes, 17101: "rejected:password_invalid", 17106: "rejected:change_failed" },
});

/** Sets the password of root or Administrator. The server must be shut down. Manual: 八, 16. */
export const setCloudPassword = endpoint("cloud.ModPassword", {
  effect: "write",
  input: z.object({ name: cloudName, password: cloudPassword }),
  wire: { ...serverWire, password: "cloudpassword" },
  secret: ["password"],
  output: successAlone,
  codes: {
    ...nameCodes,
    17101: "rejected:password_invalid",
    17005: "rejected:system_invalid",
    17107: "rejected:state_invalid",
    17124: "rejected:not_shut_down",
    17125: "rejected:change_failed",
  },
});

/** The systems that this server can be rebuilt with. Manual: 八, 14. */
export const listCloudSystems = endpoint("cloud.getrebuildSystem", {
  effect: "read",
  input: server,
  wire: serverWire,
  output: many({ name: ["systemname", need(text)], value: ["systemval", need(text)] }),
  codes: { ...nameCodes, 17121: "unknown:systems_unreadable" },
});

/**
 * Installs a system anew: everything on the server is lost. It is shut down first; refused while a snapshot exists.
 * Takes minutes; with `callbackUrl` success is answered before anything is done. Manual: 八, 15.
 */
export const rebuildCloud = endpoint("cloud.rebuildCloud", {
  effect: "write",
  timeoutMs: 120_000,
  input: z.object({
    name: cloudName,
    password: cloudPassword, // no rule is printed here; the one of CreateHost
    system: systemValue,
    callbackUrl: callbackUrl.optional(),
  }),
  wire: { ...serverWire, password: "cloudpass", system: "cloudsystem", callbackUrl: "callbackurl" },
  secret: ["password", "callbackUrl"],
  output: successAlone,
  codes: {
    ...nameCodes,
    17101: "rejected:password_invalid",
    17005: "rejected:system_invalid",
    17107: "rejected:state_invalid",
    17010: "rejected:snapshot_exists",
    17122: "unknown:shutdown_failed",
    17123: "unknown:rebuild_failed",
  },
});

/**
 * Another remote desktop port, chosen by the upstream. Windows only, not in the dual-line room, only with an inner
 * address alone, and shut down. Manual: 八, 24.
 */
export const changeCloudPort = endpoint("cloud.ChangePort", {
  effect: "write",
  input: server,
  wire: serverWire,
  output: one({ port: ["port", need(count)] }),
  codes: {
    ...nameCodes,
    17148: "rejected:name_invalid",
    17102: "rejected:not_ours",
    17149: "rejected:dual_line_room",
    17150: "rejected:not_windows",
    17151: "rejected:has_outer_address",
    17152: "rejected:not_shut_down",
    17153: "unknown:change_failed",
  },
});
