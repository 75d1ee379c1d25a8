import { setHostFolderAccess } from "@/lib/cndns/endpoints/hosting-access";
import type { Control, ControlSubject } from "../../control";
import { notWindows } from "../config";
import { done, listOf, textOf } from "../control-input";

/** The limits that were set in the shop: "admin=7.7.7.7,218.85.*" for a folder, with folders separated by a bar. */
export function keptFolders({ config }: Pick<ControlSubject, "config">): Map<string, string[]> {
  const parts = String(config.folders ?? "")
    .split("|")
    .filter((part) => part.includes("="));
  return new Map(
    parts.map((part) => {
      const at = part.lastIndexOf("=");
      return [part.slice(0, at), part.slice(at + 1).split(",")];
    }),
  );
}

function written(folders: ReadonlyMap<string, readonly string[]>): string {
  return [...folders].map(([folder, list]) => `${folder}=${list.join(",")}`).join("|");
}

/** A folder from the website's root, in segments that are neither "." nor ".."; the upstream adds wwwroot itself. */
const SEGMENT = String.raw`(?!\.\.?(?:/|$))[^/\\:*?"<>|,=\s]+`;
const FOLDER = `(?![wW]{3}[rR][oO]{2}[tT](?:/|$))${SEGMENT}(?:/${SEGMENT})*/*`;
const PART = String.raw`(?:25[0-5]|2[0-4]\d|1?\d?\d)`;
/** "8.8.8.8", "218.85.132.*", "218.85.*", "218.*.*". */
const ADDRESSES = String.raw`(?:${PART}(?:\.${PART}){3}|${PART}(?:\.\*){1,3}|${PART}\.${PART}(?:\.\*){1,2}|${PART}\.${PART}\.${PART}\.\*)`;

/** Limits a folder to certain addresses. Manual: 三、18. */
export const limitFolder: Control = {
  id: "limitFolder",
  group: "access",
  panel: "folders",
  blocked: notWindows,
  fields: () => [
    {
      id: "folder",
      kind: "text",
      maxLength: 100,
      pattern: FOLDER,
      code: true,
      hinted: true,
    },
    {
      id: "addresses",
      kind: "text",
      maxLength: 200,
      pattern: String.raw`\s*${ADDRESSES}(?:[\s,，;；]+${ADDRESSES})*\s*`,
      multiline: true,
      code: true,
      plain: true,
      hinted: true,
    },
  ],
  async run(call, subject, input) {
    const folder = textOf(input, "folder").replace(/\/+$/, "");
    const addresses = listOf(input, "addresses");
    const folders = keptFolders(subject);
    folders.set(folder, [...new Set([...(folders.get(folder) ?? []), ...addresses])]);
    const outcome = await call(setHostFolderAccess, { name: subject.name, folder, addresses, change: "add" });
    return done(outcome, { config: { folders: written(folders) }, params: { folder, count: addresses.length } });
  },
};

/** Removes the limit of a folder. */
export const openFolder: Control = {
  id: "openFolder",
  group: "access",
  panel: "folders",
  perRow: true,
  blocked: notWindows,
  async run(call, subject, input) {
    const folder = input.row ?? "";
    const folders = keptFolders(subject);
    const addresses = folders.get(folder) ?? [];
    folders.delete(folder);
    const outcome = await call(setHostFolderAccess, { name: subject.name, folder, addresses, change: "remove" });
    return done(outcome, { config: { folders: written(folders) }, params: { folder } });
  },
};
