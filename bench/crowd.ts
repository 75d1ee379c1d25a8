/**
 * The crowd of bench/crowding.ts, in a process of its own: `crowd.ts <url> <ip> <count>` searches so many names at once. It writes its
 * requests to bare sockets, because it shares the machine's cores with the shop: what it spends itself would slow the shop down.
 */
import { randomBytes } from "node:crypto";
import { connect } from "node:net";

const [url = "", ip = "", count = "0"] = process.argv.slice(2);
const { hostname, port } = new URL(url);

/** @returns the status of the answer, when all of it has come. */
function search(name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let status = 0;
    const socket = connect(Number(port), hostname);
    socket.write(
      `GET /api/v1/search?q=${name} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nX-Forwarded-For: ${ip}\r\nConnection: close\r\n\r\n`,
    );
    socket.on("data", (chunk) => {
      status ||= Number(chunk.toString("latin1", 9, 12));
    });
    socket.on("error", reject);
    socket.on("end", () => resolve(status));
  });
}

process.send?.("ready");
process.once("message", async () => {
  const names = Array.from({ length: Number(count) }, () => `freecrowd${randomBytes(6).toString("hex")}`);
  process.send?.(await Promise.all(names.map(search)));
  process.disconnect();
});
