import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "../proxies/proxy-program";
import { Steps, say } from "../proxies/steps";
import { NAME, ProxyAgent } from "../proxies/visitor";
import { type BackupPage, checkBackups, checkRestores } from "./check-backups";
import { checkImages } from "./check-image";
import { checkRestarts } from "./check-restarts";
import { checkRunning } from "./check-running";
import { checkUpgrade, commitNextVersion } from "./check-upgrade";
import { ComposeShop } from "./compose-shop";
import { CustomerAtShop } from "./customer-at-shop";
import { fillIn } from "./fill-in";
import { PageFollower } from "./follow-page";
import { type Base, makeStandIns } from "./make-stand-ins";
import { readCommands, type Substitution } from "./read-commands";
import { startAuthority, type TestAuthority } from "./start-authority";
import { type Engine, NEEDED_PROGRAMS, startEngine } from "./start-engine";
import { type Neighbours, startNeighbours } from "./start-neighbours";

const METRICS_TOKEN = "proof-of-metrics-0001";
const HEADING = "## With containers";
const EXAMPLE_BACKUP = "kumquat-20261128T033000Z.backup";

/** Follows both pages from an empty folder. @param data where the engine keeps images. @returns the exit code */
export async function proveContainers(folder: string, data: string): Promise<number> {
  const steps = new Steps();
  const missing = NEEDED_PROGRAMS.filter((name) => spawnSync("which", [name]).status !== 0);
  if (missing.length > 0 || process.getuid?.() !== 0) {
    say(
      `This needs root on Linux, and: ${missing.join(", ") || "nothing else"} (apt install docker.io docker-cli docker-buildx docker-compose iptables debootstrap pebble).`,
    );
    return 1;
  }
  const undo: (() => unknown)[] = [];
  const ended = (signal: NodeJS.Signals) => {
    for (const one of undo.toReversed()) void one();
    process.exit(signal === "SIGINT" ? 130 : 143);
  };
  process.once("SIGINT", ended).once("SIGTERM", ended);
  try {
    const engine = await startEngine(join(folder, "engine"), data);
    undo.push(engine.stop);
    say(`${engine.version}, in a network of its own`);
    // What a run before left when it was ended: its images are kept, and nothing else of it.
    await removeContainers(engine);
    const neighbours = await startNeighbours(engine.hostIp);
    undo.push(neighbours.close);
    const authority = await startAuthority(engine, join(folder, "authority"));
    undo.push(authority.stop, () => removeContainers(engine));
    let bases: Base[] = [];
    await steps.step("the base images", async () => {
      bases = await makeStandIns(engine, folder);
      for (const { image, standsIn, version } of bases)
        say(
          `        ${image} ${standsIn ? "is not the official image: what stands in for it is Debian with" : "is"} ${version}`,
        );
    });
    if (steps.failed === 0) await followPages(folder, { engine, neighbours, authority, bases }, steps);
  } finally {
    for (const one of undo.toReversed()) await one();
  }
  return steps.end();
}

async function removeContainers({ docker }: Engine): Promise<void> {
  const all = (await docker("ps", "--all", "--quiet")).split("\n").filter((id) => id !== "");
  if (all.length > 0) await docker("rm", "--force", "--volumes", ...all);
  await docker("volume", "prune", "--all", "--force");
  await docker("network", "prune", "--force");
}

interface Surroundings {
  engine: Engine;
  neighbours: Neighbours;
  authority: TestAuthority;
  bases: Base[];
}

async function followPages(folder: string, around: Surroundings, steps: Steps): Promise<void> {
  const { engine, neighbours, authority, bases } = around;
  const read = (name: string) => readCommands(runProgram("git", ["show", `HEAD:docs/operations/${name}.md`]), HEADING);
  const [prepare = [], [up = "", staff = "", doctor = ""] = []] = read("install");
  const [[makeFolder = ""] = [], [byHand = ""] = [], [byCron = ""] = [], upgrade = [], damaged = [], newMachine = []] =
    read("backup");
  const [origin, clone, backups] = [join(folder, "origin.git"), join(folder, "kumquat"), join(folder, "backups")];
  runProgram("git", ["clone", "--quiet", "--bare", ".", origin]);
  const page = new PageFollower(folder, engine.environment, substitutions(folder, origin, clone, backups));
  writeOverride(folder, backups, around);

  for (const line of prepare) {
    await steps.step(line, () => page.quietly(line));
    if (line.startsWith("git clone")) page.folder = clone;
  }
  await steps.step("a reader fills in the three files; the upstream is the sandbox", () =>
    fillIn(clone, { ...neighbours.variables, METRICS_TOKEN }),
  );
  // A page that needs a folder which is only made later would be wrong: the one of the backups is not there yet.
  await steps.step(up, () => page.quietly(up));
  if (steps.failed > 0) return;
  await steps.step(staff, async () => {
    const said = await page.run(staff);
    if (!/Made the admin account/.test(said)) throw new Error(said);
  });
  await steps.step(doctor, async () => (await page.run(doctor)).trim().split("\n").at(-1));
  const shop = new ComposeShop(engine);
  const agent = new ProxyAgent(443, authority.root, engine.engineIp);
  const customer = new CustomerAtShop(agent, neighbours.mails);
  await checkRunning(shop, engine, agent, steps);
  await steps.step("a customer registers over https, gets the mail, confirms, and signs in", customer.register);
  if (steps.failed > 0) return;
  await checkRestarts({ engine, shop, agent, customer, page }, up, steps);
  const at: BackupPage = {
    ...{ engine, shop, agent, customer, page, folder: backups },
    ...{ metricsToken: METRICS_TOKEN, exampleName: EXAMPLE_BACKUP },
  };
  await checkBackups(at, [makeFolder, byHand, byCron], steps);
  await checkImages(engine, bases, steps);
  commitNextVersion(origin, join(folder, "next-version"));
  await checkUpgrade(at, upgrade, steps);
  await checkRestores(at, { damaged, newMachine }, steps);
  await steps.step("nothing was bought", () => {
    const { size } = neighbours.sandbox.world.sales;
    if (size > 0) throw new Error(`${size} sales`);
  });
  await steps.step("down --volumes leaves no container, volume or network", async () => {
    await page.run("docker compose -f deploy/compose.yaml --profile tools down --volumes");
    const left = [
      await engine.docker("ps", "--all", "--quiet"),
      await engine.docker("volume", "ls", "--quiet"),
      await engine.docker("network", "ls", "--quiet", "--filter", "type=custom"),
    ].join("");
    if (left !== "") throw new Error(left);
  });
}

/** A second file for Compose with what only the proof has: its authority, its folders, and a name that the public's name servers do not know. */
function writeOverride(folder: string, backups: string, { engine, authority }: Surroundings): void {
  const proof = `${authority.folder}:/proof:ro`;
  const visitor = {
    extra_hosts: [`${NAME}:${engine.engineIp}`],
    environment: { NODE_EXTRA_CA_CERTS: "/proof/root.pem" },
  };
  const services = {
    authority: authority.service,
    caddy: {
      volumes: [proof],
      environment: { SSL_CERT_FILE: "/proof/authority.pem" },
      depends_on: { authority: { condition: "service_started" } },
    },
    doctor: { ...visitor, volumes: [proof] },
    backup: { ...visitor, volumes: [proof, `${backups}:/var/backups/kumquat`] },
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "proof.yaml"), JSON.stringify({ services }));
}

const substitutions = (folder: string, origin: string, clone: string, backups: string): Substitution[] => [
  { said: /^git clone …/, done: `git clone ${origin}`, why: "a clone of this repository's last commit" },
  {
    said: /docker compose -f deploy\/compose\.yaml/,
    done: `docker compose -f deploy/compose.yaml -f ${join(folder, "proof.yaml")}`,
    why: "a second file for Compose: Let's Encrypt's name leads to pebble, whose root is trusted; the doctor finds the shop's name here; the folder of the backups is a temporary one",
  },
  // The engine looks for the folder of the second file; the command that makes it is the page's.
  {
    said: /-g 1000 \/var\/backups\/kumquat$/,
    done: `-g 1000 ${backups}`,
    why: "a temporary folder instead of /var/backups/kumquat",
  },
  { said: /cd \/srv\/kumquat/, done: `cd ${clone}`, why: "a temporary folder instead of /srv/kumquat" },
  { said: /\/var\/log\/kumquat-backup\.log/, done: join(folder, "backup.log"), why: "a temporary file for the log" },
];
