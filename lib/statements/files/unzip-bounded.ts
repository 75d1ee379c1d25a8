import { Unzip, UnzipInflate } from "fflate";
import { fileError } from "./file-error";

/** A year of a busy account is some three megabytes of XML. */
const MOST_BYTES = 40 * 1024 * 1024;
const STEP = 64 * 1024;

/**
 * Unpacks the wanted files of a ZIP, and stops as soon as they are larger than a statement can be: the sizes that the archive itself
 * states are not believed.
 * @throws AppError input.invalid with statements.too_large_unpacked, statements.zip.
 */
export function unzipBounded(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array[]>();
  let size = 0;
  let failure: Error | null = null;
  const unzip = new Unzip((file) => {
    if (!wanted(file.name)) return;
    const parts: Uint8Array[] = [];
    files.set(file.name, parts);
    file.ondata = (error, part) => {
      if (error) failure ??= error;
      if (failure || !part) return;
      size += part.length;
      if (size > MOST_BYTES) failure = fileError("too_large_unpacked");
      else parts.push(part);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && !failure; at += STEP) {
      unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
    }
  } catch (error) {
    failure ??= error instanceof Error ? error : new Error("unzip");
  }
  if (failure) throw (failure as Error).name === "AppError" ? failure : fileError("zip");
  return new Map([...files].map(([name, parts]) => [name, new Uint8Array(Buffer.concat(parts))]));
}
