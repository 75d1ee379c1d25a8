import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@/lib/db/embedded";
import { type FrontProxy, runProgram, startProgram, versionOf } from "./proxy-program";
import type { Steps } from "./steps";
import { NAME } from "./visitor";

const need = (holds: boolean, text: string) => {
  if (!holds) throw new Error(text);
};
const MOST_MS = 60_000;

interface Rules {
  groups: { rules: { name: string; health: string; lastError?: string; state: string }[] }[];
}
interface Targets {
  activeTargets: { health: string; lastError: string }[];
}

/** Prometheus with the files of deploy/monitoring asks the shop through its proxy, evaluates the alerts, and answers the dashboard's queries. */
export async function checkPrometheus(proxy: FrontProxy, token: string, folder: string, steps: Steps): Promise<void> {
  const version = versionOf("prometheus", "--version");
  if (version === null) return steps.skip("Prometheus", "it is not installed (apt install prometheus)");
  const name = `Prometheus ${version}`;
  const { step } = steps;
  mkdirSync(folder, { recursive: true });
  const [config, tokenFile, ca] = ["prometheus.yml", "token", "ca.pem"].map((file) => join(folder, file)) as [
    string,
    string,
    string,
  ];
  writeFileSync(tokenFile, token, { mode: 0o600 });
  writeFileSync(ca, proxy.agent.ca);
  writeFileSync(join(folder, "alerts.yml"), readFileSync("deploy/monitoring/alerts.yml"));
  const file = readFileSync("deploy/monitoring/prometheus.yml", "utf8")
    .replace("scrape_interval: 30s", "scrape_interval: 2s\n    scrape_timeout: 2s")
    .replace("/etc/prometheus/kumquat-token", tokenFile)
    .replace('"shop.example.com"', `"127.0.0.1:${proxy.agent.proxyPort}"`)
    .replace("    scheme: https", `    scheme: https\n    tls_config: { ca_file: ${ca}, server_name: ${NAME} }`);
  writeFileSync(config, `global: { evaluation_interval: 2s }\n${file}`);

  await step(`${name}: the files are valid, and alerts fire when they should`, () => {
    runProgram("promtool", ["check", "config", config]);
    runProgram("promtool", ["check", "rules", "deploy/monitoring/alerts.yml"]);
    runProgram("promtool", ["test", "rules", "scripts/quality/proxies/alerts-test.yml"]);
  });
  const port = await freePort();
  const flags = [
    `--config.file=${config}`,
    `--storage.tsdb.path=${join(folder, "data")}`,
    `--web.listen-address=127.0.0.1:${port}`,
  ];
  const program = startProgram("prometheus", flags);
  const get = async <T>(path: string): Promise<T> => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`);
    const body = (await answer.json()) as { status: string; error?: string; data: T };
    need(body.status === "success", `${path}: ${body.error}`);
    return body.data;
  };
  const query = async (expr: string): Promise<number> =>
    (await get<{ result: unknown[] }>(`query?query=${encodeURIComponent(expr)}`)).result.length;
  try {
    await step(`${name} reads the shop's metrics with the token`, async () => {
      let said = "";
      for (const until = performance.now() + MOST_MS; performance.now() < until; await sleep(1_000)) {
        try {
          const { activeTargets } = await get<Targets>("targets");
          said = JSON.stringify(activeTargets.map(({ health, lastError }) => `${health} ${lastError}`));
          if (
            activeTargets.length === 1 &&
            activeTargets[0]?.health === "up" &&
            (await query("kumquat_workers > 0")) > 0
          )
            return;
        } catch (error) {
          said = String(error);
        }
      }
      throw new Error(`${said}\n${program.said().slice(-1_000)}`);
    });
    await step(`${name} evaluates every alert, and says that the shop runs`, async () => {
      await sleep(10_000);
      const rules = (await get<Rules>("rules")).groups.flatMap((group) => group.rules);
      const sick = rules
        .filter(({ health }) => health !== "ok")
        .map((rule) => `${rule.name}: ${rule.health} ${rule.lastError}`);
      need(rules.length > 10 && sick.length === 0, sick.join("; "));
      const wrong = rules.filter(
        (rule) => ["ShopDown", "DatabaseAway", "NoWorker"].includes(rule.name) && rule.state !== "inactive",
      );
      need(wrong.length === 0, `${wrong.map((rule) => rule.name)} of a shop that runs`);
      return `${rules.length} rules`;
    });
    await step(`${name} answers every query of the dashboard`, async () => {
      const text = readFileSync("deploy/monitoring/grafana-dashboard.json", "utf8");
      const { panels } = JSON.parse(text) as { panels: { targets?: { expr: string }[] }[] };
      const queries = panels.flatMap(({ targets = [] }) =>
        targets.map(({ expr }) => expr.replaceAll("$__rate_interval", "1m")),
      );
      const empty: string[] = [];
      for (const expr of queries) if ((await query(expr)) === 0) empty.push(expr);
      need(queries.length > 10, `${queries.length} queries`);
      return `${queries.length} queries, of which nothing to show for ${empty.length}: ${empty.join("; ")}`;
    });
  } finally {
    await program.stop();
  }
}
