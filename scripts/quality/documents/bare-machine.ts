import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runLine } from "../containers/run-line";

/** A Debian with nothing in it, started with its own systemd, in the network of this machine. */
export interface BareMachine {
  /** Its root folder, seen from outside. */
  root: string;
  /** Runs a script there as root by bash, which ends at the first command that fails. @throws Error with its output */
  run(script: string, where?: { in?: string | undefined }): Promise<string>;
  stop(): Promise<void>;
}

const PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
const AUTHORITIES = "/etc/ssl/certs/ca-certificates.crt";
const BOOT_MS = 60_000;

/** Why no bare machine can be made here; null: it can. */
export function whyNoMachine(): string | null {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return "needs root on Linux";
  for (const program of ["debootstrap", "systemd-nspawn", "nsenter", "unshare"])
    if (!existsIn(program)) return `needs ${program} (apt install debootstrap systemd-container util-linux)`;
  return null;
}

const existsIn = (program: string) =>
  [...PATH.split(":"), ...(process.env.PATH ?? "").split(":")].some((folder) => existsSync(join(folder, program)));

/**
 * @param folder where the machine is made
 * @param kept a Debian that an earlier call made, or where it is kept for a later one: loading it takes half a minute
 */
export async function openBareMachine(folder: string, kept?: string): Promise<BareMachine> {
  const root = join(folder, "root");
  mkdirSync(folder, { recursive: true });
  if (kept && existsSync(kept)) execFileSync("cp", ["-a", kept, root]);
  else {
    const words = ["--variant=minbase", "--include=ca-certificates,systemd-sysv,dbus,iproute2", "trixie", root];
    execFileSync("debootstrap", words, { stdio: ["ignore", "ignore", "inherit"] });
    trustWhatThisMachineTrusts(root);
    if (kept) execFileSync("cp", ["-a", root, kept]);
  }
  const nspawn = boot(root);
  const leader = await leaderOf(nspawn);
  const run: BareMachine["run"] = (script, where = {}) => runIn(leader, script, where.in ?? "/root");
  // "degraded" is a machine that started, but for something that a machine in a machine can't do.
  await run(
    `for i in $(seq 300); do case "$(systemctl is-system-running || true)" in running|degraded) exit 0;; esac; sleep 0.2; done; exit 1`,
  );
  // What an installer of Debian writes; sudo asks for the machine's own name.
  await run(
    `printf '127.0.0.1 localhost %s\n::1 localhost\n' "$(hostname)" > /etc/hosts; update-ca-certificates > /dev/null 2>&1`,
  );
  const stop = async () => {
    const ended = new Promise((resolve) => nspawn.once("exit", resolve));
    await run("systemctl poweroff").catch(() => undefined);
    await Promise.race([ended, sleep(60_000)]);
    if (nspawn.exitCode === null) process.kill(leader, "SIGKILL");
    await ended;
  };
  return { root, run, stop };
}

function boot(root: string): ChildProcess {
  const start = ["systemd-nspawn", "-q", "-D", root, "--boot", "--register=no", "--keep-unit", "--console=pipe"];
  // systemd of Debian 13 wants the second version of control groups. Where this machine has the first, it gets the second beside it.
  const script = `
    if ! [ -f /sys/fs/cgroup/cgroup.controllers ]; then umount -R /sys/fs/cgroup; mount -t cgroup2 none /sys/fs/cgroup; fi
    exec ${start.join(" ")} --capability=all --resolv-conf=copy-host`;
  return spawn("unshare", ["-m", "sh", "-c", script], { stdio: ["ignore", "ignore", "pipe"] });
}

/** The machine's systemd, as a process of this machine. */
async function leaderOf(nspawn: ChildProcess): Promise<number> {
  const until = performance.now() + BOOT_MS;
  let said = "";
  nspawn.stderr?.on("data", (part) => (said += String(part)));
  while (performance.now() < until) {
    if (nspawn.exitCode !== null) throw new Error(`systemd-nspawn ended with ${nspawn.exitCode}\n${said}`);
    const children = `/proc/${nspawn.pid}/task/${nspawn.pid}/children`;
    for (const child of existsSync(children) ? readFileSync(children, "utf8").trim().split(" ") : [])
      if (child !== "" && readFileSync(`/proc/${child}/comm`, "utf8").trim() === "systemd") return Number(child);
    await sleep(100);
  }
  throw new Error(`the bare machine did not start\n${said}`);
}

async function runIn(leader: number, script: string, folder: string): Promise<string> {
  const env = [
    ...[`PATH=${PATH}`, "HOME=/root", "LANG=C.UTF-8", "TERM=dumb", "DEBIAN_FRONTEND=noninteractive"],
    `NODE_EXTRA_CA_CERTS=${AUTHORITIES}`,
  ];
  const shell = ["bash", "-eo", "pipefail", "-c", `cd '${folder}'\n${script}`];
  const { code, text } = await runLine("nsenter", ["-t", String(leader), "-a", "--", "env", "-i", ...env, ...shell]);
  if (code !== 0) throw new Error(`exit code ${code} of\n${script}\n${text.slice(-4_000)}`);
  return text;
}

/** A company's proxy signs with an authority of its own: the bare machine, which loads packages, trusts it as well. */
function trustWhatThisMachineTrusts(root: string): void {
  if (!existsSync(AUTHORITIES)) return;
  const certificates = (file: string) =>
    (readFileSync(file, "utf8").match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map(String);
  const known = new Set(certificates(join(root, AUTHORITIES)));
  const own = certificates(AUTHORITIES).filter((one) => !known.has(one));
  for (const [index, one] of own.entries())
    writeFileSync(join(root, "usr/local/share/ca-certificates", `own-${index}.crt`), `${one}\n`);
}

/** Appends lines to a file of the machine. */
export function appendTo(machine: BareMachine, file: string, ...lines: string[]): void {
  appendFileSync(join(machine.root, file), `${lines.join("\n")}\n`);
}
