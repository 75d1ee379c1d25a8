import type { Steps } from "../proxies/steps";
import type { ProxyAgent } from "../proxies/visitor";
import { checkHealthy, readCertificate } from "./check-running";
import type { ComposeShop } from "./compose-shop";
import type { CustomerAtShop } from "./customer-at-shop";
import { eventually } from "./eventually";
import type { PageFollower } from "./follow-page";
import type { Engine } from "./start-engine";
import { watchVisits } from "./watch-visits";

const need = (holds: boolean, text: string) => {
  if (!holds) throw new Error(text);
};
const RUNNING = ["web", "worker", "db", "caddy"];
/** What deploy/compose.yaml gives web and worker (stop_grace_period). */
const GRACE_SECONDS = 45;
const secondsSince = (beganMs: number) => (performance.now() - beganMs) / 1_000;

export interface Visited {
  engine: Engine;
  shop: ComposeShop;
  agent: ProxyAgent;
  customer: CustomerAtShop;
  page: PageFollower;
}

/** A second start, processes that die, a stop, and a start from nothing but the volumes. @param up the page's command that starts everything */
export async function checkRestarts(
  { engine, shop, agent, customer, page }: Visited,
  up: string,
  { step }: Steps,
): Promise<void> {
  const idsOf = async () => (await Promise.all(RUNNING.map(shop.inspect))).map(({ Id }) => Id).join(" ");
  const certificate = await readCertificate(agent);
  const compose = (words: string) => page.run(`docker compose -f deploy/compose.yaml ${words}`);

  await step(`${up}, a second time: nothing is replaced, and no visit fails`, async () => {
    const before = await idsOf();
    const { done, failed } = await watchVisits(agent, () => page.run(up));
    need((await idsOf()) === before, "a container was replaced, although nothing has changed");
    need(failed === 0 && done > 0, `${failed} of ${done + failed} visits failed`);
    await checkHealthy(shop, agent);
    return `${done} visits`;
  });
  for (const service of ["web", "worker"])
    await step(`${service}: its first process is killed, and the restart policy brings it back`, async () => {
      const { RestartCount, State } = await shop.inspect(service);
      const starts = async () => (await shop.logs(service)).split('"worker started"').length;
      const before = await starts();
      const beganMs = performance.now();
      engine.killProcess(State.Pid);
      await eventually(`a ${service} that was started again`, async () => {
        const now = await shop.inspect(service);
        return now.RestartCount > RestartCount && now.State.Status === "running" && now.State.Pid !== State.Pid;
      });
      // The beat of the one that was killed is still fresh.
      if (service === "worker") await eventually("a worker that has started", async () => (await starts()) > before);
      await checkHealthy(shop, agent);
      return `everything is healthy after ${secondsSince(beganMs).toFixed(0)} s`;
    });
  await step(`stop: everything ends by itself, within ${GRACE_SECONDS} s`, async () => {
    const beganMs = performance.now();
    await compose("stop");
    const seconds = secondsSince(beganMs);
    for (const service of RUNNING) {
      const { State } = await shop.inspect(service);
      need(
        State.Status === "exited" && State.ExitCode === 0,
        `${service}: ${State.Status}, exit code ${State.ExitCode}`,
      );
    }
    need(seconds < GRACE_SECONDS, `it took ${seconds.toFixed(1)} s`);
    return `${seconds.toFixed(1)} s, exit code 0 of ${RUNNING.join(", ")}`;
  });
  await step("down, and up again: the customer is there, and Caddy has kept its certificate", async () => {
    await compose("down");
    need((await engine.docker("ps", "--all", "--quiet")) === "", "a container is left");
    await page.run(up);
    await checkHealthy(shop, agent);
    await customer.signIn();
    const { fingerprint } = await readCertificate(agent);
    need(fingerprint === certificate.fingerprint, "Caddy has another certificate");
  });
}
