/** What a file field takes. Sizes in bytes, of each and of all together. */
export interface FileLimits {
  types: readonly string[];
  most: number;
  mostBytes: number;
  mostBytesTogether: number;
}

export type FileRefusal = "type" | "empty" | "size" | "total" | "count";

/** What the server decides by the content, a browser guesses by the name; some know no type for text files. */
const TEXT_NAMES = /\.(txt|log|md|csv|conf|ini|json|xml|yml|yaml|eml)$/i;

/** Why a file can't be sent beside the chosen ones; undefined if it can. The server decides again, by the content. */
export function refusalOf(
  file: Pick<File, "name" | "size" | "type">,
  chosen: readonly Pick<File, "size">[],
  { types, most, mostBytes, mostBytesTogether }: FileLimits,
): FileRefusal | undefined {
  const isText = file.type.startsWith("text/") || TEXT_NAMES.test(file.name);
  if (!types.includes(file.type) && !(isText && types.includes("text/plain"))) return "type";
  if (file.size === 0) return "empty";
  if (file.size > mostBytes) return "size";
  if (chosen.length >= most) return "count";
  if (chosen.reduce((sum, one) => sum + one.size, file.size) > mostBytesTogether) return "total";
  return undefined;
}

/** What the server refuses about files by their places ("files.1.content"), by their names; and its errors of other fields. */
export function splitFileFaults(fields: Readonly<Record<string, string>>, names: readonly string[]) {
  const files: { name: string; why: string }[] = [];
  const others: Record<string, string> = {};
  for (const [path, why] of Object.entries(fields)) {
    const name = names[Number(/^files\.(\d+)\./.exec(path)?.[1])];
    if (name === undefined) others[path] = why;
    else files.push({ name, why });
  }
  return { files, others };
}

/** The files of a paste; none where it has a text, which is meant then: office programs put a picture of it beside it. */
export function pastedFiles({ files, types }: Pick<DataTransfer, "types"> & { files: Iterable<File> }): File[] {
  return types.includes("text/plain") ? [] : [...files];
}

/** A size as people read it: 80 KB, 1.2 MB. */
export function sizeText(byteCount: number): string {
  if (byteCount < 1024 * 1024) return `${Math.max(1, Math.round(byteCount / 1024))} KB`;
  return `${Math.round((byteCount / 1024 / 1024) * 10) / 10} MB`;
}
