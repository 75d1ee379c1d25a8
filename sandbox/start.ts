import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Faults } from "./control/faults";
import type { Settings } from "./control/settings";
import { type NameServer, startNameServer } from "./dns/name-server";
import { CallLog } from "./http/call-log";
import { makeServer } from "./http/server";
import type { Sandbox } from "./sandbox";
import { startTicker } from "./world/ticker";
import { World } from "./world/world";

export interface SandboxOptions {
  /** 0 or none: any free port. */
  port?: number;
  /** Of the name server, UDP and TCP. 0 or none: any free port. */
  dnsPort?: number;
  /** Folder that keeps the world; without it the world is lost when the process ends. */
  dataDir?: string;
  /** Decides which short names are taken. */
  seed?: string;
  /** Default 127.0.0.1. The control side answers loopback callers only, whatever this says. */
  host?: string;
  settings?: Partial<Settings>;
}

export interface RunningSandbox extends Sandbox {
  /** "http://127.0.0.1:4801": api., dmcheck. and support. at once. */
  url: string;
  port: number;
  /** Where the name server answers from the world's zones, as DNS_RESOLVERS takes it: "127.0.0.1:5353". */
  dns: string;
  close(): Promise<void>;
}

/** Starts the upstream's twin. Rejects with EADDRINUSE when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  const { port = 0, dnsPort = 0, host = "127.0.0.1", settings } = options;
  const world = new World({ dataDir: options.dataDir, seed: options.seed });
  if (settings) world.transact(() => world.putSettings(settings));
  const sandbox: Sandbox = { world, calls: new CallLog(), faults: new Faults() };
  const server = makeServer(sandbox);
  let nameServer: NameServer | undefined;
  try {
    nameServer = await startNameServer(world, { port: dnsPort, host });
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    await nameServer?.close();
    world.close();
    throw error;
  }
  const { address, close: closeNameServer } = nameServer;
  const stopTicker = startTicker(world);
  const actual = (server.address() as AddressInfo).port;
  return {
    ...sandbox,
    port: actual,
    dns: address,
    url: `http://${host.includes(":") ? `[${host}]` : host}:${actual}`,
    close: async () => {
      await Promise.all([stopTicker(), closeNameServer()]);
      await closeServer(server, world);
    },
  };
}

function closeServer(server: Server, world: World): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => {
      world.close();
      if (error) reject(error);
      else resolve();
    });
    server.closeAllConnections();
  });
}
