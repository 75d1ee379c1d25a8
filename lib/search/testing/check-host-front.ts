import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

export interface CheckHostFront {
  url: string;
  /**
   * How long a request is held before it is passed on; how many are open, how many callers hung up before an answer; the suffixes
   * in order.
   */
  wire: { holdMs: number; open: number; hungUp: number; came: string[] };
  close(): void;
}

/** A proxy in front of the sandbox's check host that records the requests and which callers hang up. */
export async function startCheckHostFront(sandboxPort: number): Promise<CheckHostFront> {
  const wire = { holdMs: 0, open: 0, hungUp: 0, came: [] as string[] };
  const server = createServer((from, to) => {
    wire.open += 1;
    wire.came.push(new URL(from.url ?? "/", "http://check").searchParams.get("tld") ?? "");
    const onward = request(
      { port: sandboxPort, host: "127.0.0.1", path: from.url, method: from.method, headers: from.headers },
      (answer) => {
        to.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(to);
      },
    );
    onward.on("error", () => to.destroy());
    to.on("close", () => {
      wire.open -= 1;
      if (!to.writableFinished) {
        wire.hungUp += 1;
        onward.destroy();
      }
    });
    setTimeout(() => from.pipe(onward), wire.holdMs);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    wire,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
