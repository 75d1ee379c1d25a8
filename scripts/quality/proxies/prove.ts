import { chmodSync } from "node:fs";
import { join } from "node:path";
import { startCheckHostFront } from "@/lib/search/testing/check-host-front";
import { freePorts, killGroup, Processes, stopByTerm } from "../rolling/group";
import { openTown } from "../rolling/world";
import { checkGroups, type Group } from "./check-groups";
import { checkHung } from "./check-hung";
import { checkPrometheus } from "./check-prometheus";
import { checkAway, checkMicroCache, checkProxy } from "./check-proxy";
import type { FrontProxy } from "./proxy-program";
import { startCaddy } from "./start-caddy";
import { startNginx } from "./start-nginx";
import { Steps } from "./steps";
import { ORIGIN } from "./visitor";

const METRICS_TOKEN = "proof-of-metrics-0001";
const PROGRAMS = [
  { id: "nginx", start: startNginx, needs: "apt install nginx" },
  { id: "caddy", start: startCaddy, needs: "apt install caddy" },
];

/** @param only one of nginx and caddy. @returns the exit code */
export async function proveProxies(folder: string, only: string | undefined): Promise<number> {
  const steps = new Steps();
  chmodSync(folder, 0o755);
  const town = await openTown(4);
  const front = await startCheckHostFront(town.world.sandbox.port);
  const processes = await Processes.open(() => ({
    ...{
      APP_URL: ORIGIN,
      TRUSTED_PROXIES: "1",
      HOST: "127.0.0.1",
      CNDNS_CHECK_URL: front.url,
      RATE_LIMIT_FACTOR: "1000",
    },
    ...{ METRICS_TOKEN, WEB_PROCESSES: "1", DATABASE_POOL_SIZE: "10", WORKER_CONCURRENCY: "4" },
  }));
  const [one = 0, other = 0] = await freePorts(2);
  const open = async (port: number): Promise<Group> => ({
    port,
    web: await processes.web(port),
    worker: await processes.worker(),
  });
  const groups: [Group, Group] = [await open(one), await open(other)];
  const proxies: FrontProxy[] = [];
  try {
    for (const { id, start, needs } of PROGRAMS) {
      if (only && only !== id) continue;
      const proxy = await start(join(folder, id), [one, other]);
      if (proxy === null) {
        steps.skip(id, `it is not installed (${needs})`);
        continue;
      }
      proxies.push(proxy);
      await steps.step(`${proxy.name} ${proxy.version} takes the file of deploy/`, () => undefined);
      await checkProxy(proxy, { town, front }, steps);
      if (proxy.answers().length > 0) await checkMicroCache(proxy, steps);
    }
    const nginx = proxies.find(({ name }) => name === "nginx");
    if (nginx) await checkPrometheus(nginx, METRICS_TOKEN, join(folder, "prometheus"), steps);
    if (nginx) await checkGroups(nginx, { town, front }, groups, steps);
    for (const { web } of groups) await stopByTerm(web);
    for (const proxy of proxies) await checkAway(proxy, steps);
    if (nginx) await checkHung(join(folder, "hung"), steps);
  } finally {
    for (const { web, worker } of groups) for (const part of [web, worker]) killGroup(part);
    for (const proxy of proxies) await proxy.stop();
    front.close();
    await town.close();
  }
  return steps.end();
}
