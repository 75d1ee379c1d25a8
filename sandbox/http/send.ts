import type { ServerResponse } from "node:http";
import type { Settings } from "../control/settings";
import { encodeGbk } from "./gbk";
import type { AppliedFault, CallResult } from "./handle-call";

/** Sends the answer of a call, changed by the faults that apply to it. */
export function send(response: ServerResponse, { text, faults }: CallResult, settings: Settings): void {
  const has = (...kinds: AppliedFault["kind"][]) => faults.find((fault) => kinds.includes(fault.kind));
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
  const body = gbk ? encodeGbk(wrap(text, faults)) : Buffer.from(wrap(text, faults), "utf8");
  response.setHeader("content-type", `${type}; charset=${gbk ? "gbk" : "utf-8"}`);
  response.setHeader("content-length", body.length);
  if (has("truncate")) {
    response.write(body.subarray(0, Math.max(1, Math.floor(body.length / 2))), () => response.socket?.destroy());
    return;
  }
  response.end(body);
}

/** Wraps the answer as the faults say, and loses nothing of it; `garble` alone breaks it. */
function wrap(text: string, faults: readonly AppliedFault[]): string {
  return faults.reduce((wrapped, { kind }) => {
    if (kind === "jsonp") return `callback(${wrapped});`;
    if (kind === "html") return `<!DOCTYPE html>\n<html><body><pre>${wrapped}</pre></body></html>`;
    if (kind === "bom") return `\ufeff${wrapped}`;
    // A backslash too many before every quote, or before those inside a value alone.
    if (kind === "escape") return wrapped.replaceAll('"', '\\"');
    if (kind === "escapeInner") return wrapped.replaceAll('\\"', '\\\\"');
    if (kind === "garble") return `${wrapped.slice(0, Math.floor(wrapped.length / 2))}\u0000"]<br>Runtime Error`;
    return wrapped;
  }, text);
}
