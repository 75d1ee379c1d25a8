import type { ServerResponse } from "node:http";
import type { Settings } from "../control/settings";
import { encodeGbk } from "./gbk";
import type { Played, Strike } from "./play";

/** Sends an answer, bent by the faults that struck the call. */
export function send(response: ServerResponse, { text, faults }: Played, settings: Settings): void {
  const has = (...kinds: Strike["kind"][]) => faults.find((fault) => kinds.includes(fault.kind));
  if (has("hangBefore", "hangAfter")) return;
  if (has("dropBefore", "dropAfter")) {
    response.socket?.destroy();
    return;
  }
  const failed = has("status", "statusAfter");
  if (failed) {
    response.writeHead(failed.status, { "content-type": "text/html" });
    response.end(`<html><body><h1>${failed.status} Service Unavailable</h1></body></html>`);
    return;
  }
  const tidy = settings.warts === "clean";
  const gbk = has("gbk");
  const type = tidy ? "application/json" : "text/html";
  const body = gbk ? encodeGbk(bend(text, faults)) : Buffer.from(bend(text, faults), "utf8");
  response.setHeader("content-type", `${type}; charset=${gbk ? "gbk" : "utf-8"}`);
  response.setHeader("content-length", body.length);
  if (has("truncate")) {
    response.write(body.subarray(0, Math.max(1, Math.floor(body.length / 2))), () => response.socket?.destroy());
    return;
  }
  response.end(body);
}

/** The whole of the answer is there; only its wrapping is odd. `garble` breaks it. */
function bend(text: string, faults: readonly Strike[]): string {
  return faults.reduce((bent, { kind }) => {
    if (kind === "jsonp") return `callback(${bent});`;
    if (kind === "html") return `<!DOCTYPE html>\n<html><body><pre>${bent}</pre></body></html>`;
    if (kind === "bom") return `\ufeff${bent}`;
    // A backslash too many before every quote, or before those inside a value alone.
    if (kind === "escape") return bent.replaceAll('"', '\\"');
    if (kind === "escapeInner") return bent.replaceAll('\\"', '\\\\"');
    if (kind === "garble") return `${bent.slice(0, Math.floor(bent.length / 2))}\u0000"]<br>Runtime Error`;
    return bent;
  }, text);
}
