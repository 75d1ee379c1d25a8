import { readHostLog } from "@/lib/cndns/endpoints/hosting-reads";
import type { Outcome } from "@/lib/cndns/outcome";
import type { Panel, PanelRow } from "../../control";
import { mapOk } from "../../map-ok";
import { notWindows } from "../config";
import { keptList } from "../control-input";
import { keptFolders } from "../controls/folder-access";

/** The answer of a panel whose list no call shows: the values that were set in the shop. */
const kept = (rows: readonly PanelRow[]): Outcome<readonly PanelRow[]> => ({
  kind: "ok",
  value: rows,
  incomplete: false,
});

/** Domains bound to the host. */
export const hostDomainsPanel: Panel = {
  id: "domains",
  group: "domains",
  columns: [{ id: "domain", mono: true }],
  read: async (_call, subject) =>
    kept(keptList(subject, "domains").map((domain) => ({ key: domain, cells: { domain } }))),
};

/** Denied addresses where all others are allowed, or allowed ones where all others are denied. */
export const addressesPanel: Panel = {
  id: "addresses",
  group: "access",
  columns: [
    { id: "address", mono: true },
    { id: "mask", mono: true },
    { id: "list", words: true },
  ],
  hidden: (subject) => notWindows(subject) !== null,
  read: async (_call, subject) =>
    kept(
      (["denied", "granted"] as const).flatMap((list) =>
        keptList(subject, list).map((pair) => {
          const [address = "", mask = ""] = pair.split("/");
          return { key: `${list}:${pair}`, cells: { address, mask, list } };
        }),
      ),
    ),
};

/** Folders that are limited to certain addresses. */
export const foldersPanel: Panel = {
  id: "folders",
  group: "access",
  columns: [
    { id: "folder", mono: true },
    { id: "addresses", mono: true },
  ],
  hidden: (subject) => notWindows(subject) !== null,
  read: async (_call, subject) =>
    kept(
      [...keptFolders(subject)].map(([folder, list]) => ({
        key: folder,
        cells: { folder, addresses: list.join(" ") },
      })),
    ),
};

const DATE = /^\d{4}[-/]\d{1,2}[-/]\d{1,2}/;

/** The upstream's log of operations on the host. Its fields are not documented: a value that looks like a date is the time. Manual: 三、25. */
export const logPanel: Panel = {
  id: "log",
  group: "log",
  columns: [{ id: "at" }, { id: "what" }],
  async read(call, { name }) {
    return mapOk(await call(readHostLog, { name }), (lines) =>
      lines.map((line, i) => {
        const values = Object.values(line);
        const at = values.find((value) => DATE.test(value)) ?? "";
        return { key: String(i), cells: { at, what: values.filter((value) => value !== at).join(" ") } };
      }),
    );
  },
};
