import type { FileType } from "./file-type-of";

/** Endings by which a computer opens what a file of the type is, and runs nothing. The first is appended where another one stands. */
const ENDINGS: Readonly<Record<FileType, readonly [string, ...string[]]>> = {
  "text/plain": [
    ...(["txt", "log", "csv", "tsv", "json", "md", "yaml", "yml", "conf", "cfg", "ini", "zone", "pem"] as const),
    ...["diff", "patch"],
  ],
  "application/pdf": ["pdf"],
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg"],
  "image/webp": ["webp"],
  "image/gif": ["gif"],
};

/**
 * The name under which a file is downloaded. The browser heeds the type that we send, but the computer opens a kept file by its ending
 * alone: "run.bat" of a customer's would be run when staff open it, so it becomes "run.bat.txt".
 */
export function servedFileName(name: string, mediaType: FileType): string {
  const endings = ENDINGS[mediaType];
  const ending = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase();
  return ending !== undefined && endings.includes(ending) ? name : `${name}.${endings[0]}`;
}
