import { statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { type Finding, fault, fine, said, warn } from "./finding";

const MB = 1024 * 1024;
const TIGHT_MB = 1_024;
const FULL_MB = 200;

/** Node, and the room on the disks that the processes write to. */
export async function checkMachine(): Promise<Finding[]> {
  const places = [...new Set([process.cwd(), tmpdir()])];
  return [
    fine("machine", `Node ${process.versions.node} on ${process.platform} ${process.arch}`),
    ...(await Promise.all(places.map(room))),
  ];
}

async function room(path: string): Promise<Finding> {
  try {
    const { bavail, bsize } = await statfs(path);
    return roomFinding(path, (bavail * bsize) / MB);
  } catch (error) {
    return warn("machine", `the room on the disk of ${path} can't be read: ${said(error)}`);
  }
}

export function roomFinding(path: string, freeMb: number): Finding {
  const text = `${Math.floor(freeMb)} MB are free on the disk of ${path}`;
  if (freeMb < FULL_MB) return fault("machine", text, "Make room: logs and temporary files can soon not be written.");
  return freeMb < TIGHT_MB ? warn("machine", text, "Make room before it is full.") : fine("machine", text);
}
