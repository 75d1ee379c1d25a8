import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePorts } from "../rolling/group";
import { type FrontProxy, listens, runProgram, startProgram, versionOf } from "./proxy-program";
import { NAME, ProxyAgent } from "./visitor";

/** What Debian's nginx.conf has around the files of conf.d, and a log that says what came from the cache and which process was asked. */
const around = (folder: string) => `
${process.getuid?.() === 0 ? "user www-data;" : ""}
worker_processes 2;
pid ${folder}/pid;
error_log ${folder}/error.log;
events { worker_connections 768; }
http {
  sendfile on;
  tcp_nopush on;
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  log_format proof '$request_uri $status $upstream_cache_status $upstream_addr';
  access_log ${folder}/access.log proof;
  ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((one) => `${one}_temp_path ${folder}/${one};`).join("\n  ")}
  gzip on;
  include ${folder}/kumquat.conf;
}
`;

/**
 * Starts nginx with deploy/nginx.conf in front of web processes on these ports; more than one as docs/operations/upgrade.md says.
 * @returns null when nginx is not installed
 */
export async function startNginx(folder: string, ports: readonly number[]): Promise<FrontProxy | null> {
  const version = versionOf("nginx", "-v");
  if (version === null) return null;
  const [httpPort = 0, tlsPort = 0] = await freePorts(2);
  mkdirSync(folder, { recursive: true });
  // Its processes without rights read and write below it.
  chmodSync(folder, 0o755);
  const [certificate, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
  const subject = ["-subj", `/CN=${NAME}`, "-addext", `subjectAltName=DNS:${NAME}`];
  runProgram("openssl", [
    ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"],
    ...[...subject, "-keyout", key, "-out", certificate],
  ]);
  const file = readFileSync("deploy/nginx.conf", "utf8")
    .replace("server 127.0.0.1:3000;", ports.map((port) => `server 127.0.0.1:${port};`).join("\n    "))
    .replace(/listen (\[::\]:)?80;/g, `listen $1${httpPort};`)
    .replace(/listen (\[::\]:)?443 ssl;/g, `listen $1${tlsPort} ssl;`)
    .replace(/\/etc\/letsencrypt\/live\/[\w.]+\/fullchain\.pem/, certificate)
    .replace(/\/etc\/letsencrypt\/live\/[\w.]+\/privkey\.pem/, key)
    .replace("/var/cache/nginx/kumquat", join(folder, "cache"))
    .replaceAll("/var/www/html", join(folder, "certbot"));
  writeFileSync(
    join(folder, "kumquat.conf"),
    existsSync("/proc/net/if_inet6") ? file : file.replace(/^.*\[::\].*$/gm, ""),
  );
  writeFileSync(join(folder, "nginx.conf"), around(folder));
  const words = ["-p", folder, "-c", join(folder, "nginx.conf")];
  runProgram("nginx", ["-t", ...words]);
  const program = startProgram("nginx", [...words, "-g", "daemon off;"]);
  // Not the file of its pid, which `nginx -t` has made already.
  while (!(await listens(tlsPort))) {
    if (program.child.exitCode !== null) throw new Error(`nginx ended:\n${program.said()}`);
    await sleep(50);
  }
  return {
    ...{ name: "nginx", version, httpPort, stop: program.stop },
    agent: new ProxyAgent(tlsPort, readFileSync(certificate, "utf8")),
    answers: () => readFileSync(join(folder, "access.log"), "utf8").trim().split("\n"),
  };
}
