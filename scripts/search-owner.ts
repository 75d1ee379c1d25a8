import { createHash } from "node:crypto";
import { Agent, type IncomingMessage, type ServerResponse, request as send } from "node:http";
import { join } from "node:path";

/** The web processes of one machine, numbered from 0, which reach each other over sockets in a folder of their own. */
export interface Siblings {
  index: number;
  count: number;
  dir: string;
}

/** How the primary tells a process its place. */
export const placeOf = ({ index, count, dir }: Siblings) => ({ WEB_PLACE: `${index}/${count}`, WEB_SOCKETS: dir });

/** @returns undefined for a process that is the only one. */
export function siblingsOf(environment: Record<string, string | undefined>): Siblings | undefined {
  const { WEB_PLACE, WEB_SOCKETS } = environment;
  if (!WEB_PLACE || !WEB_SOCKETS) return undefined;
  const [index = 0, count = 1] = WEB_PLACE.split("/").map(Number);
  return { index, count, dir: WEB_SOCKETS };
}

export function socketOf({ dir }: Pick<Siblings, "dir">, index: number): string {
  const path = join(dir, `${index}.sock`);
  return process.platform === "win32" ? `\\\\.\\pipe\\${path}` : path;
}

/**
 * Which process answers a search: for one name always the same, so that visitors who ask for it at the same time share its
 * upstream calls and what is remembered of it. The name stands as it was typed; two spellings of one may meet different
 * processes, which costs a call and breaks nothing.
 * @returns undefined for anything but a search: whoever got it answers.
 */
export function ownerOf(url: string, count: number): number | undefined {
  const [path = "", query = ""] = url.split("?", 2);
  if (path !== "/api/v1/search" && path !== "/api/v1/search/one") return undefined;
  const asked = new URLSearchParams(query);
  const name = (asked.get("q") ?? asked.get("name") ?? "").trim().toLowerCase();
  const [label = ""] = name.split(".", 1);
  return createHash("sha256").update(label).digest().readUInt32BE() % count;
}

const agent = new Agent({ keepAlive: true });
/** Of one connection, not of the answer. */
const HOP = ["connection", "keep-alive", "transfer-encoding"];

/**
 * Passes a request without a body on to a sibling and its answer back as it streams; when the visitor leaves, so does the
 * request. `otherwise` answers when the sibling can't be reached.
 */
export function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  socketPath: string,
  otherwise: () => void,
): void {
  const { method, url, headers } = request;
  const passed = send({ socketPath, agent, method, path: url, headers }, (answer) => {
    const kept = Object.entries(answer.headers).filter(([name]) => !HOP.includes(name));
    response.writeHead(answer.statusCode ?? 502, Object.fromEntries(kept));
    answer.pipe(response);
    answer.on("error", () => response.destroy());
  });
  passed.on("error", () => {
    if (response.headersSent || response.destroyed) response.destroy();
    else otherwise();
  });
  response.on("close", () => passed.destroy());
  passed.end();
}
