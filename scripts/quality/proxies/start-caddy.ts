import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePorts } from "../rolling/group";
import { type FrontProxy, runProgram, startProgram, versionOf } from "./proxy-program";
import { ORIGIN, ProxyAgent } from "./visitor";

/**
 * Starts Caddy with deploy/Caddyfile in front of web processes on these ports, with a certificate of its own authority.
 * @returns null when Caddy is not installed
 */
export async function startCaddy(folder: string, ports: readonly number[]): Promise<FrontProxy | null> {
  const version = versionOf("caddy", "version");
  if (version === null) return null;
  const [httpPort = 0, tlsPort = 0] = await freePorts(2);
  mkdirSync(folder, { recursive: true });
  const options = [`http_port ${httpPort}`, `https_port ${tlsPort}`, "admin off", "skip_install_trust"];
  const file = readFileSync("deploy/Caddyfile", "utf8")
    .replace("{$APP_URL} {", "{$APP_URL} {\n\ttls internal")
    .replace("web:3000", ports.map((port) => `127.0.0.1:${port}`).join(" "));
  const path = join(folder, "Caddyfile");
  writeFileSync(path, `{\n\t${options.join("\n\t")}\n\tstorage file_system ${folder}\n}\n${file}`);
  const [env, words] = [{ APP_URL: ORIGIN }, ["--config", path, "--adapter", "caddyfile"]];
  runProgram("caddy", ["validate", ...words], env);
  const program = startProgram("caddy", ["run", ...words], env);
  const root = join(folder, "pki/authorities/local/root.crt");
  const issued = join(folder, "certificates/local");
  while (!existsSync(root) || !existsSync(issued)) {
    if (program.child.exitCode !== null) throw new Error(`Caddy ended:\n${program.said()}`);
    await sleep(100);
  }
  await sleep(1_000);
  return {
    ...{ name: "Caddy", version, httpPort, stop: program.stop, answers: () => [] },
    agent: new ProxyAgent(tlsPort, readFileSync(root, "utf8")),
  };
}
