import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runProgram, versionOf } from "../proxies/proxy-program";
import { type LineOutcome, runLine } from "./run-line";

/** A container engine of the proof's own: its network, processes and mounts are apart from this machine's, which may have another one. */
export interface Engine {
  /** "Docker 26.1.5, Compose 2.26.1". */
  version: string;
  /** The two ends of the cable between this machine and the engine's network. Ports that containers publish are open on `engineIp`. */
  hostIp: string;
  engineIp: string;
  environment: Record<string, string>;
  /** @throws Error with what docker said when it fails */
  docker(...words: string[]): Promise<string>;
  /** Like `docker`, without an error. */
  tryDocker(...words: string[]): Promise<LineOutcome>;
  /** The words that run a program in the engine's network. */
  inNetwork(program: string, ...words: string[]): [string, string[]];
  /** Kills a process of a container without a word to the engine, as a fault of its own would end it. */
  killProcess(pid: number): void;
  /** Ends every container and removes what was made of network and control groups. Does not wait for anything; safe to repeat. */
  stop(): void;
}

/** What the proof runs. */
export const NEEDED_PROGRAMS = [
  ...["dockerd", "docker", "debootstrap", "pebble", "pebble-challtestsrv"],
  ...["ip", "iptables", "nsenter", "unshare", "git", "openssl"],
];

const MTU = "1400";
const FORWARDING = "/proc/sys/net/ipv4/ip_forward";
const START_MS = 60_000;
const REMOVE_MS = 60_000;

/**
 * @param folder for what ends with it
 * @param data for images and the cache of builds
 * @throws Error when Docker is not installed, or does not start
 */
export async function startEngine(folder: string, data: string): Promise<Engine> {
  // Beside another proof that runs at the same time.
  const number = process.pid % 250;
  const [space, cable, group] = [`kumquat-${process.pid}`, `kumq${process.pid}`, `kumquat-${process.pid}`];
  const [hostIp, engineIp] = [`10.213.${number}.1`, `10.213.${number}.2`];
  const undo = openNetwork({ space, cable, hostIp, engineIp, net: `10.213.${number}.0/30` });
  const socket = join(folder, "docker.sock");
  const daemon = spawn(
    "nsenter",
    [
      `--net=/run/netns/${space}`,
      // The end of its first process ends every container, and its mounts go with it.
      ...["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"],
      ...["dockerd", "--data-root", data, "--exec-root", join(folder, "exec")],
      ...["--host", `unix://${socket}`, "--pidfile", join(folder, "pid"), "--mtu", MTU],
      ...["--default-network-opt", `bridge=com.docker.network.driver.mtu=${MTU}`],
      ...["--cgroup-parent", `/${group}`],
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  let said = "";
  for (const stream of [daemon.stdout, daemon.stderr])
    stream.on("data", (part) => {
      said = `${said}${part}`.slice(-20_000);
    });
  const environment = {
    DOCKER_HOST: `unix://${socket}`,
    DOCKER_CONFIG: join(folder, "config"),
    BUILDKIT_PROGRESS: "plain",
  };
  let running = true;
  const stop = () => {
    if (!running) return;
    running = false;
    // Otherwise an engine that is started on kept images would start them again, and make the folders that they mount.
    const remove = "docker ps --all --quiet | xargs --no-run-if-empty docker rm --force --volumes";
    spawnSync("sh", ["-c", remove], { env: { ...process.env, ...environment }, timeout: REMOVE_MS });
    endProcesses(daemon);
    undo();
    removeGroups(group);
  };
  mkdirSync(environment.DOCKER_CONFIG, { recursive: true });
  const tryDocker = (...words: string[]) => runLine("docker", words, { environment });
  try {
    await answering(daemon, async () => (await tryDocker("info")).code === 0);
  } catch (error) {
    stop();
    throw new Error(`${error instanceof Error ? error.message : error}\n${said.slice(-2_000)}`);
  }
  const docker = async (...words: string[]) => {
    const { code, text } = await tryDocker(...words);
    if (code !== 0) throw new Error(`docker ${words.join(" ")}: exit code ${code}\n${text.slice(-3_000)}`);
    return text.trim();
  };
  const compose = (await tryDocker("compose", "version", "--short")).text.trim();
  return {
    version: `Docker ${versionOf("dockerd", "--version")}, Compose ${compose}`,
    ...{ hostIp, engineIp, environment, docker, tryDocker, stop },
    inNetwork: (program, ...words) => ["nsenter", [`--net=/run/netns/${space}`, program, ...words]],
    killProcess: (pid) => {
      // Its number is one of the engine's own processes.
      runProgram("nsenter", ["--target", firstOf(daemon), "--pid", "--mount", "kill", "-KILL", String(pid)]);
    },
    stop,
  };
}

async function answering(daemon: ChildProcess, isUp: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + START_MS;
  while (!(await isUp())) {
    if (daemon.exitCode !== null) throw new Error(`dockerd ended with ${daemon.exitCode}`);
    if (performance.now() > end) throw new Error("dockerd does not answer");
    await sleep(250);
  }
}

/** The first of the engine's own processes, which is dockerd: the child of what was started. */
const firstOf = ({ pid }: ChildProcess) => readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();

/** Without giving way to anything else: this also runs when the proof is interrupted. */
const pause = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/** dockerd ends by itself, so that images which are kept are whole; otherwise it is killed, and everything in its containers with it. */
function endProcesses(daemon: ChildProcess): void {
  if (daemon.exitCode === null && daemon.signalCode === null) {
    const first = firstOf(daemon);
    if (first !== "") {
      process.kill(Number(first), "SIGTERM");
      for (let tries = 200; tries > 0 && existsSync(`/proc/${first}`); tries--) pause(100);
    }
  }
  daemon.kill("SIGKILL");
}

interface Network {
  space: string;
  cable: string;
  hostIp: string;
  engineIp: string;
  net: string;
}

/** A network of its own with a way out through this machine. @returns what takes it away */
function openNetwork({ space, cable, hostIp, engineIp, net }: Network): () => void {
  const forwarding = readFileSync(FORWARDING, "utf8").trim();
  const rules = [
    ["nat", "POSTROUTING", "-s", net, "!", "-d", net, "-j", "MASQUERADE"],
    ["filter", "FORWARD", "-s", net, "-j", "ACCEPT"],
    ["filter", "FORWARD", "-d", net, "-j", "ACCEPT"],
  ];
  const undo = () => {
    for (const [table = "", ...rule] of rules) spawnSync("iptables", ["-w", "-t", table, "-D", ...rule]);
    spawnSync("ip", ["netns", "delete", space]);
    spawnSync("ip", ["link", "delete", cable]);
    writeFileSync(FORWARDING, forwarding);
  };
  try {
    runProgram("ip", ["netns", "add", space]);
    runProgram("ip", ["link", "add", cable, "mtu", MTU, "type", "veth", "peer", "name", "eth0", "netns", space]);
    runProgram("ip", ["addr", "add", `${hostIp}/30`, "dev", cable]);
    runProgram("ip", ["link", "set", cable, "up"]);
    const there = (...words: string[]) => runProgram("ip", ["-n", space, ...words]);
    there("link", "set", "lo", "up");
    there("link", "set", "eth0", "mtu", MTU, "up");
    there("addr", "add", `${engineIp}/30`, "dev", "eth0");
    there("route", "add", "default", "via", hostIp);
    writeFileSync(FORWARDING, "1");
    for (const [table = "", ...rule] of rules) runProgram("iptables", ["-w", "-t", table, "-I", ...rule]);
  } catch (error) {
    undo();
    throw error;
  }
  return undo;
}

/** The engine leaves the control groups of its containers behind. They can be removed once their last process is gone, inner ones first. */
function removeGroups(group: string): void {
  const root = "/sys/fs/cgroup";
  const left = () => ["", ...readdirSync(root)].map((parent) => join(root, parent, group)).filter(existsSync);
  const remove = (path: string) => {
    for (const entry of readdirSync(path, { withFileTypes: true }))
      if (entry.isDirectory()) remove(join(path, entry.name));
    try {
      rmdirSync(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EBUSY") throw error;
    }
  };
  for (let tries = 50; tries > 0 && left().length > 0; tries--) {
    for (const path of left()) remove(path);
    pause(100);
  }
}
