import { connect } from "node:tls";
import type { Steps } from "../proxies/steps";
import { ask, askHttp2, NAME, type ProxyAgent } from "../proxies/visitor";
import type { ComposeShop } from "./compose-shop";
import { eventually } from "./eventually";
import type { Engine } from "./start-engine";

const need = (holds: boolean, text: string) => {
  if (!holds) throw new Error(text);
};

/** @throws Error unless everything runs, the database and the web are healthy by their own checks, and the worker beats */
export async function checkHealthy(shop: ComposeShop, agent: ProxyAgent): Promise<void> {
  for (const service of ["db", "web"]) {
    await eventually(
      `a healthy ${service}`,
      async () => (await shop.inspect(service)).State.Health?.Status === "healthy",
    );
  }
  for (const service of ["worker", "caddy"]) {
    const { State } = await shop.inspect(service);
    need(State.Status === "running", `${service} is ${State.Status}\n${(await shop.logs(service)).slice(-3_000)}`);
  }
  for (const service of ["roles", "migrate"]) {
    const { State } = await shop.inspect(service);
    need(State.Status === "exited" && State.ExitCode === 0, `${service}: ${State.Status}, ${State.ExitCode}`);
  }
  await eventually("a worker that beats, by /api/health", async () => {
    const { status, text } = await ask(agent, "/api/health");
    if (status !== 200) throw new Error(`${status} ${text.slice(0, 300)}`);
    return /"worker":\{"ok":true/.test(text);
  });
}

/** Rights of the running containers, and what visitors get through Caddy. */
export async function checkRunning(
  shop: ComposeShop,
  engine: Engine,
  agent: ProxyAgent,
  { step }: Steps,
): Promise<void> {
  await step("Caddy got a certificate for the name, from pebble over ACME", async () => {
    const { issuer } = await eventually("a certificate", () => readCertificate(agent));
    need(/pebble/i.test(issuer), `the certificate is from ${issuer}`);
    return issuer;
  });
  await step("every service runs; the database and the web are healthy, and the worker beats", () =>
    checkHealthy(shop, agent),
  );
  for (const service of ["web", "worker"])
    await step(`${service}: user 1000, no capabilities, read-only but for /tmp`, () => checkRights(shop, service));
  await step(
    "pages in both languages through Caddy, over HTTP/2 and HTTP/1.1; plain HTTP is led to https",
    async () => {
      for (const [path, text] of [
        ["/", 'lang="zh'],
        ["/en", 'lang="en'],
        ["/help", 'lang="zh'],
        ["/en/prices", 'lang="en'],
      ] as const)
        for (const look of [ask(agent, path), askHttp2(agent, path)]) {
          const page = await look;
          need(page.status === 200 && page.text.includes(text), `${path}: ${page.status} ${page.text.slice(0, 200)}`);
        }
      const plain = await fetch(`http://${engine.engineIp}/prices`, { redirect: "manual", headers: { host: NAME } });
      need(plain.status >= 301 && plain.status <= 308, `http: ${plain.status}`);
    },
  );
  await step("the worker read the upstream's prices: they stand on the page", () =>
    eventually("a price on /en/prices", async () => /¥\s?\d/.test((await ask(agent, "/en/prices")).text)),
  );
}

async function checkRights(shop: ComposeShop, service: string): Promise<void> {
  const { HostConfig } = await shop.inspect(service);
  need(HostConfig.ReadonlyRootfs, "the root file system is not read-only");
  // Of the first process and of the shop's own, whatever their numbers are.
  const { text } = await shop.execute(service, "sh", "-c", "cat /proc/[0-9]*/status");
  const values = (name: string) =>
    [...text.matchAll(new RegExp(`^${name}:\\s+(\\S+)`, "gm"))].map(([, value]) => value ?? "");
  // From version 24 on Node calls itself by its main thread.
  need(
    values("Name").some((name) => name === "node" || name === "MainThread"),
    `no process is Node:\n${values("Name").join(", ")}`,
  );
  need(
    values("Uid").every((one) => one === "1000"),
    `users: ${values("Uid").join(", ")}`,
  );
  for (const set of ["CapEff", "CapPrm", "CapBnd"])
    need(
      values(set).every((one) => /^0+$/.test(one)),
      `${set}: ${values(set).join(", ")}`,
    );
  need(
    values("NoNewPrivs").every((one) => one === "1"),
    "a process may get new rights",
  );
  for (const path of ["/shop/x", "/etc/x", "/shop/.next/x"]) {
    const written = await shop.execute(service, "sh", "-c", `echo x > ${path}`);
    need(written.code !== 0 && /read-only/i.test(written.text), `${path}: ${written.text}`);
  }
  const temporary = await shop.execute(service, "sh", "-c", "echo x > /tmp/x && rm /tmp/x");
  need(temporary.code === 0, `/tmp: ${temporary.text}`);
}

/** Of Caddy, for the shop's name: who issued it, and by what it is known again. */
export function readCertificate({
  proxyHost,
  proxyPort,
  ca,
}: ProxyAgent): Promise<{ issuer: string; fingerprint: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: proxyHost, port: proxyPort, servername: NAME, ca }, () => {
      const { issuer, fingerprint256 } = socket.getPeerCertificate();
      resolve({ issuer: String(issuer.CN), fingerprint: fingerprint256 });
      socket.destroy();
    });
    socket.once("error", reject);
  });
}
