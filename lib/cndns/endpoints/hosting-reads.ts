import { z } from "zod";
import { endpoint } from "../endpoint";
import { type Answer, many, map, one, single, unpack } from "../reading/answer";
import { decimal, need, states, text } from "../reading/field";
import { oneOf } from "../reading/value";
import { hostFields, hostName, nameCodes, readHostKind, readHostLine, readHostLocation } from "./hosting-terms";

/** 三、虚拟主机, 19, 25–27: reads of a host. */

const giftKind = states({ email: "mail", database: "database" });

/** Details of a host of ours, its FTP password and opened gifts among them. Manual: 三、虚拟主机, 26. */
export const readHost = endpoint("hosting.HostDetail", {
  effect: "read",
  input: z.object({ name: hostName }),
  wire: { name: "ftpname" },
  output: map(
    one({
      ...hostFields,
      server: ["svrname", text],
      kind: ["hosttype", readHostKind],
      kindText: ["hosttype", text],
      line: ["linetype", readHostLine],
      location: ["location", readHostLocation],
      gift1: ["presenthost1", text],
      gift2: ["presenthost2", text],
      gift3: ["presenthost3", text],
      giftKind1: ["presenttype1", giftKind],
      giftKind2: ["presenttype2", giftKind],
      giftKind3: ["presenttype3", giftKind],
    }),
    ({ gift1, gift2, gift3, giftKind1, giftKind2, giftKind3, ...host }) => ({
      ...host,
      /** Opened gifts: what they are, and the management name under which the mail and database calls know them. */
      gifts: [
        { kind: giftKind1, name: gift1 },
        { kind: giftKind2, name: gift2 },
        { kind: giftKind3, name: gift3 },
      ].flatMap(({ kind, name }) => (name === null || kind === null ? [] : [{ kind, name }])),
    }),
  ),
  codes: {
    ...nameCodes,
    10019: "rejected:not_ours",
    10025: "unknown:read_failed", // "please contact us": says nothing about the host
  },
});

/** Size of a host in MB (the unit isn't printed; the example's 128 fits no other). Manual: 三、虚拟主机, 19. */
export const readHostSize = endpoint("hosting.HostingSize", {
  effect: "read",
  input: z.object({ name: hostName, which: oneOf({ total: "1", used: "2" }) }),
  wire: { name: "ftpname", which: "operation" },
  output: single(need(decimal)),
  codes: {
    ...nameCodes,
    13101: "rejected:which_invalid",
  },
});

/** A log line's fields by their own names, as text: which ones there are is not documented. */
const anyLines: Answer<Record<string, string>[]> = (message) => {
  const plain = unpack(message);
  const items: unknown[] = Array.isArray(plain) ? plain : plain === null || plain === "" ? [] : [plain];
  return items.map((item) => {
    if (typeof item !== "object" || item === null) return { text: String(item).trim() };
    return Object.fromEntries(Object.entries(item).map(([key, value]) => [key.trim(), String(value ?? "").trim()]));
  });
};

/** The upstream's log of a host, in the order in which it comes. Manual: 三、虚拟主机, 25. */
export const readHostLog = endpoint("hosting.getHostingLog", {
  effect: "read",
  input: z.object({ name: hostName }),
  wire: { name: "ftpname" },
  output: anyLines,
  codes: {
    ...nameCodes,
    13147: "unknown:log_unreadable",
  },
});

/** The rooms in which this account can build sites; belongs to the site builder in spite of its address. Manual: 三, 27. */
export const listSiteRooms = endpoint("hosting.ProRoomList", {
  effect: "read",
  input: z.object({}),
  output: many({
    rowId: ["id", text],
    roomId: ["pro_id", need(text)],
    owner: ["pro_owner", text],
    // " 上 海": blanks of the print inside a Chinese name mean nothing.
    name: ["pro_name", text.transform((t) => t?.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, "") ?? null)],
  }),
  codes: {},
});
