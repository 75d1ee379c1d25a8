/** Files of fapiao for tests. */
import { randomInt } from "node:crypto";

export const pdfFile = { name: "发票.pdf", content: Buffer.from("%PDF-1.7\n%fapiao\n").toString("base64") };

/** A number that no other fapiao has: 20 digits. */
export const paperNumber = () =>
  `2633${String(randomInt(1e8)).padStart(8, "0")}${String(randomInt(1e8)).padStart(8, "0")}`;

/** A ZIP file with one empty entry of this name. */
export function zipOf(name: string): Buffer {
  const named = Buffer.from(name, "latin1");
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(named.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(named.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + named.length, 12);
  end.writeUInt32LE(local.length + named.length, 16);
  return Buffer.concat([local, named, entry, named, end]);
}
