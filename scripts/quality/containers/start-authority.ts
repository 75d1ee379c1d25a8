import { mkdirSync, writeFileSync } from "node:fs";
import { get } from "node:https";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runProgram, startProgram } from "../proxies/proxy-program";
import type { Engine } from "./start-engine";

/** Where Caddy asks for a certificate when nothing else is said. */
const NAME = "acme-v02.api.letsencrypt.org";
const [PORT, MANAGEMENT, DNS] = [14_000, 15_000, 8_053];
const START_MS = 20_000;

/**
 * Debian's pebble, the authority by which Let's Encrypt's clients are tested. It looks at the challenges as the public would: by the shop's name,
 * which its name server leads to the engine, on ports 80 and 443.
 */
export interface TestAuthority {
  /** A folder for containers: how Caddy's requests come here (Caddyfile), whom it must trust (authority.pem), the root of what is issued (root.pem). */
  folder: string;
  /** The service that has Let's Encrypt's name among the containers. */
  service: object;
  root: string;
  stop(): Promise<void>;
}

/** @throws Error when pebble does not start */
export async function startAuthority(engine: Engine, folder: string): Promise<TestAuthority> {
  mkdirSync(folder, { recursive: true });
  const at = (name: string) => join(folder, name);
  runProgram("openssl", [
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"],
    ...["-keyout", at("authority.key"), "-out", at("authority.pem"), "-subj", `/CN=${NAME}`],
    ...["-addext", `subjectAltName=DNS:${NAME},IP:${engine.engineIp}`],
  ]);
  const pebble = {
    ...{ listenAddress: `0.0.0.0:${PORT}`, managementListenAddress: `0.0.0.0:${MANAGEMENT}` },
    ...{ certificate: at("authority.pem"), privateKey: at("authority.key"), httpPort: 80, tlsPort: 443 },
    ...{ ocspResponderURL: "", externalAccountBindingRequired: false },
  };
  writeFileSync(at("pebble.json"), JSON.stringify({ pebble }));
  // Its directory is at another path than Let's Encrypt's. It writes its addresses by the name that it was asked by.
  const lines = [
    `https://${NAME} {`,
    "  tls /proof/authority.pem /proof/authority.key",
    "  rewrite /directory /dir",
    `  reverse_proxy https://${engine.engineIp}:${PORT} {`,
    "    transport http {",
    "      tls_insecure_skip_verify",
    "    }",
    "  }",
    "}",
  ];
  writeFileSync(at("Caddyfile"), `{\n  auto_https off\n}\n${lines.join("\n")}\n`);
  const start = (program: string, ...words: string[]) =>
    startProgram(...engine.inNetwork(program, ...words), { PEBBLE_VA_NOSLEEP: "1", PEBBLE_WFE_NONCEREJECT: "0" });
  const names = start(
    "pebble-challtestsrv",
    ...["-defaultIPv4", engine.engineIp, "-defaultIPv6", "", "-dns01", `127.0.0.1:${DNS}`],
    ...["-http01", "", "-https01", "", "-tlsalpn01", "", "-management", "127.0.0.1:8055"],
  );
  const authority = start("pebble", "-config", at("pebble.json"), "-dnsserver", `127.0.0.1:${DNS}`);
  const stop = async () => {
    await Promise.all([names.stop(), authority.stop()]);
  };
  const end = performance.now() + START_MS;
  let root = "";
  while (root === "") {
    if (performance.now() > end || authority.child.exitCode !== null || names.child.exitCode !== null) {
      await stop();
      throw new Error(`pebble does not start:\n${authority.said()}\n${names.said()}`);
    }
    root = await readRoot(engine.engineIp).catch(() => "");
    if (root === "") await sleep(200);
  }
  writeFileSync(at("root.pem"), root);
  const service = {
    image: "caddy:2",
    volumes: [`${at("Caddyfile")}:/etc/caddy/Caddyfile:ro`, `${folder}:/proof:ro`],
    networks: { default: { aliases: [NAME] } },
  };
  return { folder, service, root, stop };
}

/** The root of what pebble issues, which is another one at each of its starts. Over TLS that nobody vouches for: it is our own process. */
function readRoot(host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get({ host, port: MANAGEMENT, path: "/roots/0", rejectUnauthorized: false }, (answer) => {
      let text = "";
      answer.on("data", (part) => (text += String(part)));
      answer.once("end", () => resolve(text));
    }).once("error", reject);
  });
}
