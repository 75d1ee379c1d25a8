import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { contracts } from "@/app/api/openapi.json/contracts";
import { environmentNames } from "@/lib/env";
import type { Contract } from "@/lib/http/contract";
import { PUBLIC_PATHS } from "@/messages/public-pages.js";
import { commandsOf } from "@/server/processes/build-output";

const read = (file: string) => readFileSync(`deploy/${file}`, "utf8");
const files = readdirSync("deploy", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`.slice("deploy/".length));
const units = files.filter((file) => file.endsWith(".service"));
const yamls = files.filter((file) => file.endsWith(".yaml"));
const examples = files.filter((file) => file.endsWith(".env.example"));

/** Variables of Node and of PostgreSQL's image. */
const OTHERS = ["NODE_ENV", "NEXT_TELEMETRY_DISABLED", "POSTGRES_PASSWORD"];
const known = (name: string) => environmentNames.includes(name) || OTHERS.includes(name);

type Tree = { [key: string]: Tree } & Tree[] & string;
const parsed = (file: string) =>
  parseAllDocuments(read(file), { merge: true }).map((document) => {
    expect(document.errors.map(({ message }) => message)).toEqual([]);
    return document.toJS() as Tree;
  });

it("YAML files can be read", () => {
  expect(yamls).toEqual(["compose.yaml", "kubernetes.yaml"]);
  for (const file of yamls) expect(parsed(file).length).toBeGreaterThan(0);
});

it("every variable in them is one that the shop reads", () => {
  const inExamples = examples.flatMap((file) =>
    [...read(file).matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name ?? ""),
  );
  const inUnits = units.flatMap((file) =>
    [...read(file).matchAll(/^Environment=(.*)$/gm)].flatMap(([, list = ""]) =>
      list.split(" ").map((one) => one.split("=")[0] ?? ""),
    ),
  );
  const inImage = [...read("Dockerfile").matchAll(/^ENV (.*)$/gm)].flatMap(([, list = ""]) =>
    list.split(" ").map((one) => one.split("=")[0] ?? ""),
  );
  const inCluster = [...read("kubernetes.yaml").matchAll(/name: ([A-Z_]{3,})/g)].map(([, name]) => name ?? "");
  const all = [...inExamples, ...inUnits, ...inImage, ...inCluster];
  expect(all.length).toBeGreaterThan(20);
  expect(all.filter((name) => !known(name))).toEqual([]);
});

it("web and worker are given nothing of the owner's", () => {
  expect(read("shop.env.example")).not.toMatch(/^(DATABASE_OWNER_URL|DATABASE_SUPERUSER_URL|POSTGRES|BACKUP_KEY)/m);
  const services = parsed("compose.yaml")[0]?.services as Tree;
  for (const name of ["web", "worker"]) expect(services[name]?.env_file).toEqual(["shop.env"]);
  for (const name of ["web", "worker"]) expect(read(`systemd/kumquat-${name}.service`)).not.toContain("owner.env");
  for (const document of parsed("kubernetes.yaml").filter(({ kind }) => kind === "Deployment"))
    expect(JSON.stringify(document)).not.toContain('"owner"');
});

it("they start files that a build writes", () => {
  const built = [
    "web",
    "worker",
    "mail-in",
    ...Object.values(commandsOf(JSON.parse(readFileSync("package.json", "utf8")))).map((file) =>
      file.replace(/^.*\/|\.ts$/g, ""),
    ),
  ];
  const started = files.flatMap((file) => [...read(file).matchAll(/\b([\w-]+)\.mjs\b/g)].map(([, name = ""]) => name));
  // What the image's first stage installs and generates with.
  const before = ["prepare", "installed-packages", "generate"];
  expect(new Set(started)).toEqual(
    new Set(["web", "worker", "migrate", "make-roles", "doctor", "backup", "restore", ...before]),
  );
  for (const name of started.filter((one) => !before.includes(one))) expect(built).toContain(name);
});

it("bodies are limited as the shop limits them, and public pages alone are cached", () => {
  const most = Math.max(...(contracts as Contract[]).map(({ maxBytes = 0 }) => maxBytes));
  expect(read("nginx.conf")).toContain(`client_max_body_size ${most};`);
  expect(read("Caddyfile")).toContain(`max_size ${most}\n`);
  expect(read("kubernetes.yaml")).toContain(`proxy-body-size: "${most}"`);
  const [, location = ""] = /location ~ (\S+) \{/.exec(read("nginx.conf")) ?? [];
  expect(location).toBe(`^/(?:en(?:/(?:${PUBLIC_PATHS}))?|(?:${PUBLIC_PATHS}))?$`);
  for (const path of ["/", "/en", "/prices", "/en/domains/com.hk"]) expect(path).toMatch(new RegExp(location));
  for (const path of ["/account", "/api/v1/cart", "/checkout", "/admin", "/en/cart"])
    expect(path).not.toMatch(new RegExp(location));
});

it("nginx has a name of its own for each shared memory, without which it does not start", () => {
  const zones = [...read("nginx.conf").matchAll(/(keys_zone=|shared:)(\w+):/g)].map(([, , name = ""]) => name);
  expect(zones).toHaveLength(2);
  expect(new Set(zones).size).toBe(zones.length);
});

it("nginx and Caddy say in both languages that no process answers, and when to come back", () => {
  for (const file of ["nginx.conf", "Caddyfile"]) {
    expect(read(file)).toContain("请稍后再试");
    expect(read(file)).toContain("Please try again shortly");
    expect(read(file)).toMatch(/Retry-After 10/);
  }
});

it("everything that stops the shop waits longer than STOP_SECONDS", () => {
  const seconds = (text: string) => Number(/(\d+)/.exec(text)?.[1]);
  for (const name of ["web", "worker"])
    expect(seconds(/TimeoutStopSec=\S+/.exec(read(`systemd/kumquat-${name}.service`))?.[0] ?? "")).toBeGreaterThan(30);
  const services = parsed("compose.yaml")[0]?.services as Tree;
  for (const name of ["web", "worker"]) expect(seconds(String(services[name]?.stop_grace_period))).toBeGreaterThan(30);
  const graces = [...read("kubernetes.yaml").matchAll(/terminationGracePeriodSeconds: (\d+)/g)].map(([, one]) =>
    Number(one),
  );
  expect(graces).toHaveLength(2);
  for (const one of graces) expect(one).toBeGreaterThan(35);
});

it("compose makes backups as the owner, into a folder of the machine, and a restore finds an empty database", () => {
  const services = parsed("compose.yaml")[0]?.services as Tree;
  const backup = services.backup as Tree;
  expect(backup.env_file).toEqual(["shop.env", "owner.env"]);
  expect(read("owner.env.example")).toMatch(/^BACKUP_KEY=$/m);
  expect(backup.profiles).toEqual(["tools"]);
  expect(backup.restart).toBe("no");
  // Another image of the same name would be what web and worker run.
  expect(backup.image).not.toBe(services.web?.image);
  expect(backup.build).toEqual({ context: "..", dockerfile: "deploy/Dockerfile", target: "backup" });
  // Each image is built once, or Compose takes what is built last for a new one and replaces what runs.
  const built = Object.values(services).filter(({ build }) => build);
  expect(built.map(({ image }) => image)).toEqual(["kumquat", "kumquat-backup"]);
  expect(services.roles?.build?.target).toBeUndefined();
  for (const one of Object.values(services).filter(({ image }) => String(image).startsWith("kumquat")))
    expect(one.pull_policy).toBe("never");
  // `down --volumes` must not delete backups, and a folder that the engine makes can't be written to.
  const folder = "/var/backups/kumquat";
  expect(backup.environment).toEqual({ BACKUP_DIR: folder });
  expect(backup.volumes).toEqual([{ type: "bind", source: folder, target: folder, bind: { create_host_path: false } }]);
  expect(Object.keys(backup.depends_on ?? {})).toEqual(["db"]);
  for (const name of ["read_only", "cap_drop", "security_opt"]) expect(backup[name]).toEqual(services.web?.[name]);
});

it("a cluster makes a backup every night as the owner, with as few rights as the web, into a claimed volume", () => {
  const [job] = parsed("kubernetes.yaml").filter(({ kind }) => kind === "CronJob");
  const spec = job?.spec?.jobTemplate?.spec?.template?.spec as Tree;
  const backup = spec.containers?.[0] as Tree;
  expect(JSON.stringify(backup.envFrom)).toContain('"owner"');
  expect(backup.env).toEqual([{ name: "BACKUP_DIR", value: "/var/backups/kumquat" }]);
  expect(backup.volumeMounts).toContainEqual({ name: "backups", mountPath: "/var/backups/kumquat" });
  expect(JSON.stringify(spec.volumes)).toContain("persistentVolumeClaim");
  const [web] = parsed("kubernetes.yaml").filter(
    ({ kind, metadata }) => kind === "Deployment" && metadata?.name === "web",
  );
  expect(backup.securityContext).toEqual(web?.spec?.template?.spec?.containers?.[0]?.securityContext);
  // The image of the shop has no pg_dump.
  expect(backup.image).toBe(`${String(web?.spec?.template?.spec?.containers?.[0]?.image).replace(":", "-backup:")}`);
});

it("compose leaves the proxy alone when it replaces the web, and git the files of variables", () => {
  const services = parsed("compose.yaml")[0]?.services as Tree;
  expect(services.caddy?.depends_on).toBeUndefined();
  expect(readFileSync(".gitignore", "utf8").split("\n")).toContain("deploy/*.env");
});

describe("the container image", () => {
  const lines = read("Dockerfile")
    .replaceAll("\\\n", "")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const of = (word: string) => lines.filter((line) => line.startsWith(`${word} `));
  const stages = of("FROM").map((line, index, all) => {
    const next = all[index + 1];
    const [, base = "", name = ""] = /^FROM (?:--platform=\S+ )?(\S+)(?: AS (\w+))?$/.exec(line) ?? [];
    return { base, name, lines: lines.slice(lines.indexOf(line) + 1, next ? lines.indexOf(next) : undefined) };
  });
  const stage = (name: string) => stages.find((one) => one.name === name) ?? { base: "", name, lines: [] };
  const words = (line = "") => JSON.parse(line.slice(line.indexOf("["))) as string[];

  it("is made of named stages and bases with a version, and the last one is the shop", () => {
    expect(stages.map(({ name }) => name)).toEqual(["build", "packages", "backup", "shop"]);
    for (const { base } of stages) expect(base).toMatch(/^[\w-]+:\d+-[\w-]+$/);
    for (const [, from] of read("Dockerfile").matchAll(/--from=(\w+)/g))
      expect(stages.map(({ name }) => name)).toContain(from);
    expect(of("ADD")).toEqual([]);
    // A program that reads the file would be fetched at each build, without a version.
    expect(read("Dockerfile")).not.toContain("# syntax=");
  });

  it("runs as nobody in particular, answers for its health, and gets signals itself", () => {
    for (const name of ["shop", "backup"]) {
      const own = stage(name).lines;
      expect(own.filter((line) => line.startsWith("USER"))).toEqual(["USER 1000:1000"]);
      expect(own).toContain("STOPSIGNAL SIGTERM");
    }
    const line = (name: string, word: string) => stage(name).lines.find((one) => one.startsWith(`${word} `));
    expect(words(line("shop", "CMD"))).toEqual(["node", "web.mjs"]);
    expect(words(line("shop", "HEALTHCHECK")).join(" ")).toContain("/api/health");
    expect(words(line("backup", "CMD"))).toEqual(["node", "backup.mjs"]);
    // The one of PostgreSQL's image is for the server.
    expect(words(line("backup", "ENTRYPOINT"))).toEqual([]);
  });

  it("makes backups with the programs of the database's own version, and with a Node for the same Debian", () => {
    const services = parsed("compose.yaml")[0]?.services as Tree;
    expect(stage("backup").base).toBe(services.db?.image);
    const debian = (base: string) => base.split("-")[1];
    expect(stages.map(({ base }) => debian(base))).toEqual(stages.map(() => debian(stage("shop").base)));
  });

  it("has neither build tools nor development's packages in the stages that run", () => {
    for (const name of ["shop", "backup"])
      expect(stage(name).lines.filter((line) => line.startsWith("RUN"))).toEqual([]);
    const copied = (name: string) => stage(name).lines.filter((line) => /^COPY --from=\w+ \/(shop|src)/.test(line));
    expect(copied("backup")).toEqual(copied("shop"));
    expect(of("RUN").filter((line) => line.includes("npm ci"))).toEqual(["RUN npm ci --omit=dev --no-audit --no-fund"]);
  });

  it("copies nothing that holds secrets or is made again", () => {
    const ignored = read("Dockerfile.dockerignore").split("\n");
    for (const path of ["**/node_modules", "**/.env", "**/*.env", ".git", ".next", ".data", "dist"])
      expect(ignored).toContain(path);
    for (const line of of("COPY").filter((one) => !one.includes("--from")))
      for (const path of line
        .split(" ")
        .slice(1, -1)
        .filter((one) => one !== "."))
        expect(existsSync(path)).toBe(true);
  });
});
