/**
 * The server of bench/wrappers.ts: one Next, and one port for each set of wrappers in front of it, so that they are compared in one
 * process, with the same code compiled. Sends its parent the ports ({ "all": 40001, … }) and, when asked, the processor time that it
 * has used, in milliseconds.
 */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import next from "next";
import { withRequestId } from "../lib/core/request-id";
import { answerAway } from "../server/web/answer-away";
import { readPages } from "../server/web/built-pages";
import { compress } from "../server/web/compress";
import { gatherWrites } from "../server/web/gather-writes";
import { setOwnHeaders } from "../server/web/own-headers";
import { PageCache } from "../server/web/page-cache";
import { addPageNonce } from "../server/web/page-nonce";
import { addPagePolicy } from "../server/web/page-policy";
import { readTarget } from "../server/web/read-target";
import { refuseCrowd } from "../server/web/search-crowd";

const ALL = [
  "read-target",
  "search-crowd",
  "page-nonce",
  "page-cache",
  "compression",
  "gather-writes",
  "page-policy",
  "answer-away",
];

const app = next({ dev: false, hostname: "127.0.0.1", port: 0 });
await app.prepare();
const handle = app.getRequestHandler();
const isDynamic = readPages().isDynamic;

/** The order of server/web/serve-web.ts. */
function answerWith(wrappers: ReadonlySet<string>) {
  const pages = new PageCache();
  return async (request: IncomingMessage, response: ServerResponse) => {
    setOwnHeaders(request, 0);
    if (wrappers.has("read-target")) readTarget(request.method, request.url ?? "", "http://localhost:3000");
    if (wrappers.has("search-crowd") && (await refuseCrowd(request, response))) return;
    if (wrappers.has("page-nonce")) addPageNonce(request, response, { isDynamic });
    if (wrappers.has("page-cache") && pages.serve(request, response)) return;
    const pass = () => {
      if (wrappers.has("gather-writes")) gatherWrites(response);
      if (wrappers.has("page-policy")) addPagePolicy(request, response);
      if (wrappers.has("answer-away")) answerAway(request, response);
      void handle(request, response);
    };
    if (wrappers.has("compression")) compress(request, response, pass);
    else pass();
  };
}

async function listen(wrappers: readonly string[]): Promise<number> {
  const answer = answerWith(new Set(wrappers));
  const server = createServer((request, response) => void withRequestId(randomUUID(), () => answer(request, response)));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

const uncached = ALL.filter((name) => name !== "page-cache" && name !== "search-crowd");
const ports: Record<string, number> = {
  "page-cache": await listen([...uncached, "page-cache"]),
  all: await listen(uncached),
  none: await listen([]),
  "search-crowd": await listen([...uncached, "search-crowd"]),
};
for (const name of uncached) ports[`without ${name}`] = await listen(uncached.filter((one) => one !== name));
process.send?.(ports);
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.((user + system) / 1_000);
});
process.on("disconnect", () => process.exit(0));
