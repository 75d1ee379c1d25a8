import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { startNginx } from "./start-nginx";
import type { Steps } from "./steps";
import { ask } from "./visitor";

/** As long as deploy/nginx.conf waits for a word (proxy_read_timeout), and a busy machine. */
const MOST_MS = 90_000;

/** Of two processes one takes connections and says nothing, as when it hangs or its machine is gone: who asked it is answered by the other. */
export async function checkHung(folder: string, { step }: Steps): Promise<void> {
  const held = new Set<Socket>();
  const hung = createServer((socket) => held.add(socket.on("error", () => undefined)));
  const well = createHttpServer((_, response) => response.end("well"));
  const open = (server: Server) =>
    new Promise<number>((resolve) => {
      server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
    });
  const nginx = await startNginx(folder, [await open(hung), await open(well)]);
  try {
    if (nginx === null) return;
    await step("nginx: visitors of a process that hangs are answered by the other one", async () => {
      const all = await Promise.all(Array.from({ length: 6 }, () => ask(nginx.agent, "/account")));
      const longest = Math.max(...all.map(({ ms }) => ms));
      if (held.size === 0) throw new Error("nobody asked the one that hangs");
      if (all.some(({ status, text }) => status !== 200 || text !== "well"))
        throw new Error(`answers ${all.map(({ status }) => status)}`);
      if (longest > MOST_MS) throw new Error(`a visitor waited ${Math.round(longest)} ms`);
      return `the longest wait was ${(longest / 1_000).toFixed(0)} s`;
    });
  } finally {
    await nginx?.stop();
    for (const socket of held) socket.destroy();
    hung.close();
    well.close();
  }
}
