import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "@/lib/db/embedded";

export interface Pebble {
  /** Of the certificate authority: for --server. */
  directory: string;
  /** The certificate by which clients trust its HTTPS. */
  caFile: string;
  stop(): Promise<void>;
}

/** Debian's pebble, the test authority of Let's Encrypt, which asks this name server for the challenges' texts. */
export async function startPebble(dir: string, nameServer: string): Promise<Pebble> {
  const [port, management] = [await freePort(), await freePort()];
  const [caFile, keyFile] = [join(dir, "pebble.pem"), join(dir, "pebble.key")];
  execFileSync(
    "openssl",
    [
      ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"],
      ...["-keyout", keyFile, "-out", caFile, "-subj", "/CN=localhost"],
      ...["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"],
    ],
    { stdio: "ignore" },
  );
  const pebble = {
    ...{ listenAddress: `127.0.0.1:${port}`, managementListenAddress: `127.0.0.1:${management}` },
    ...{ certificate: caFile, privateKey: keyFile, httpPort: 5002, tlsPort: 5001, ocspResponderURL: "" },
    externalAccountBindingRequired: false,
  };
  const config = join(dir, "pebble.json");
  writeFileSync(config, JSON.stringify({ pebble }));
  // It makes clients send some requests again and waits before it looks, if it is not told otherwise.
  const env = { ...process.env, PEBBLE_VA_NOSLEEP: "1", PEBBLE_WFE_NONCEREJECT: "0" };
  const child = spawn("pebble", ["-config", config, "-dnsserver", nameServer], { env, stdio: "ignore" });
  const ended = once(child, "exit");
  const directory = `https://127.0.0.1:${port}/dir`;
  for (let left = 100; !(await answers(port)); left--) {
    if (left === 0) throw new Error("pebble did not start");
    await pause(100);
  }
  return {
    directory,
    caFile,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

async function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(true));
    socket.once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
