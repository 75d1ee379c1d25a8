import { deleteHostFile, packHostFolder, unpackHostArchive } from "@/lib/cndns/endpoints/hosting-files";
import type { Control, ControlSubject } from "../../control";
import type { FormField } from "../../form";
import { hostPathOf, notWindows } from "../config";
import { done, textOf } from "../control-input";

/** Customers type paths from the website's root; the control adds what the upstream needs before them. */
const SEGMENT = String.raw`(?!\.\.?\s*(?:/|$))[^/\\:*?"<>|,]+`;
const PATH = String.raw`(?!.*\.\.)\s*(?![\s/])${SEGMENT}(?:/${SEGMENT})*`;
const path = (id: string, pattern = `${PATH}/?\\s*`): FormField => ({
  id,
  kind: "text",
  maxLength: 180,
  pattern,
  code: true,
  hinted: true,
});
const PACKED = { windows: "zip|rar", linux: "zip" };
const UNPACKED = { windows: "zip|rar", linux: String.raw`zip|gz|tar|tar\.gz|tar\.bz2` };
const archive = (subject: ControlSubject, id: string, kinds: typeof PACKED): FormField => {
  const of = notWindows(subject) === null ? kinds.windows : kinds.linux;
  return path(id, String.raw`${PATH}\.(?:${of})\s*`);
};

const EXPECT_MS = 60_000;

/** Packs a folder into an archive next to it. Manual: 三、16. */
export const packFolder: Control = {
  id: "packFolder",
  group: "files",
  sentAs: { packInto: "archive" },
  slow: { expectMs: EXPECT_MS },
  fields: (subject) => [path("folder"), archive(subject, "packInto", PACKED)],
  async run(call, subject, input) {
    const folder = textOf(input, "folder");
    const into = textOf(input, "packInto");
    const paths = { folder: hostPathOf(subject, folder), archive: hostPathOf(subject, into) };
    return done(await call(packHostFolder, { name: subject.name, ...paths }), { params: { folder, archive: into } });
  },
};

/** Unpacks an archive that was uploaded. Manual: 三、17. */
export const unpackArchive: Control = {
  id: "unpackArchive",
  group: "files",
  sentAs: { unpackFrom: "archive" },
  slow: { expectMs: EXPECT_MS },
  fields: (subject) => [archive(subject, "unpackFrom", UNPACKED), path("folder")],
  async run(call, subject, input) {
    const from = textOf(input, "unpackFrom");
    const folder = textOf(input, "folder");
    const paths = { archive: hostPathOf(subject, from), folder: hostPathOf(subject, folder) };
    return done(await call(unpackHostArchive, { name: subject.name, ...paths }), { params: { folder, archive: from } });
  },
};

/** Deletes files that can't be deleted by FTP. For this call Windows hosts need wwwroot before the path. Manual: 三、20. */
export const deleteFile: Control = {
  id: "deleteFile",
  group: "files",
  danger: true,
  blocked: notWindows,
  fields: () => [path("path")],
  async run(call, { name }, input) {
    const gone = textOf(input, "path");
    return done(await call(deleteHostFile, { name, path: `wwwroot/${gone}` }), { params: { path: gone } });
  },
};
