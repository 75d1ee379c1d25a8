import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Steps } from "../proxies/steps";
import { ask, type ProxyAgent } from "../proxies/visitor";
import type { Visited } from "./check-restarts";
import { checkHealthy } from "./check-running";
import { eventually } from "./eventually";
import type { PageFollower } from "./follow-page";

const need = (holds: boolean, text: string) => {
  if (!holds) throw new Error(text);
};

export interface BackupPage extends Visited {
  /** Where /var/backups/kumquat is in this proof. */
  folder: string;
  metricsToken: string;
  /** The name that the page has as an example. */
  exampleName: string;
}

const backupsIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".backup"))
    .sort();

/** What the shop says of its last backup; undefined: there never was one. */
async function metric(agent: ProxyAgent, name: string, token: string): Promise<number | undefined> {
  const { status, text } = await ask(agent, "/metrics", { headers: { authorization: `Bearer ${token}` } });
  need(status === 200, `/metrics: ${status} ${text.slice(0, 200)}`);
  const [, value] = new RegExp(`^${name}(?:\\{.*\\})? (\\S+)$`, "m").exec(text) ?? [];
  return value === undefined ? undefined : Number(value);
}

/** Backups by hand and by cron. @param blocks of docs/operations/backup.md */
export async function checkBackups(
  at: BackupPage,
  [makeFolder, byHand, byCron]: Commands,
  { step }: Steps,
): Promise<void> {
  const { agent, folder, metricsToken, page } = at;
  const age = () => metric(agent, "kumquat_backup_age_seconds", metricsToken);
  await step(makeFolder, () => page.quietly(makeFolder));
  await step(byHand, async () => {
    need((await age()) === undefined, "the shop knows a backup before there is one");
    await page.run(byHand);
    const files = backupsIn(folder);
    need(files.length === 1, `${files.length} backups`);
    const { size, uid, mode } = statSync(join(folder, files[0] ?? ""));
    need(uid === 1000 && (mode & 0o077) === 0, `the file belongs to ${uid}, mode ${(mode & 0o777).toString(8)}`);
    // The shop's figures are some seconds old.
    const seconds = await eventually("a backup that the shop knows", age);
    need(seconds < 60, `the shop says that its last backup is ${seconds} s old`);
    return `${(size / 1e6).toFixed(2)} MB; the shop says that it is ${seconds} s old`;
  });
  await step(`cron: ${byCron}`, async () => {
    const [, command = ""] = /^(?:[\d*/,-]+ ){5}(.*)$/.exec(byCron) ?? [];
    need(command !== "", "no line of a crontab");
    // Names of backups have whole seconds.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await page.run(command);
    need(backupsIn(folder).length === 2, `${backupsIn(folder).length} backups`);
    need((await metric(agent, "kumquat_backup_failed", metricsToken)) === 0, "the shop says that a backup failed");
  });
}

type Commands = readonly [string, string, string];

/** Runs a block of the page with the newest backup instead of the example's name. @returns what the restore printed */
async function runBlock(page: PageFollower, block: readonly string[], example: string, name: string): Promise<string> {
  let restored = "";
  for (const line of block) {
    const said = await page.run(line.replace(example, name));
    if (line.includes("restore.mjs")) restored = said;
  }
  return restored;
}

/** The shop is brought back into its damaged database, and on a machine that has nothing but the files of variables and a backup. */
export async function checkRestores(
  at: BackupPage,
  { damaged, newMachine }: { damaged: readonly string[]; newMachine: readonly string[] },
  { step }: Steps,
): Promise<void> {
  const { agent, customer, engine, exampleName, folder, page, shop } = at;
  const newest = () => backupsIn(folder).at(-1) ?? "";
  const isBack = async (said: string) => {
    need(said.includes("The shop is back as of the backup."), said.slice(-1_000));
    await checkHealthy(shop, agent);
    await customer.signIn();
    const [, rows = "?"] = /^(\d+) rows and the sums/m.exec(said) ?? [];
    return `${rows} rows`;
  };
  const isLost = async () => {
    const known = await customer.signIn().then(
      () => true,
      () => false,
    );
    need(!known, "the customer is still there");
  };
  await step(`the table of the users is lost; ${damaged[1]}`, async () => {
    const { code, text } = await shop.execute(
      ...(["db", "psql", "-U", "postgres", "-d", "kumquat", "-c", "DROP TABLE users CASCADE"] as const),
    );
    need(code === 0, text);
    await isLost();
    return isBack(await runBlock(page, damaged, exampleName, newest()));
  });
  await step("a restore into a database that is not empty is refused", async () => {
    const line = damaged[1]?.replace(exampleName, newest()).replace(" --replace", "") ?? "";
    const said = await page.run(line).then(
      () => "",
      (error: Error) => error.message,
    );
    need(/in use|not empty/.test(said), said || "it was not refused");
  });
  await step(`everything but the files is lost (down --volumes); ${newMachine[0]}; ${newMachine[1]}`, async () => {
    await page.run("docker compose -f deploy/compose.yaml --profile tools down --volumes --rmi local");
    const left = await engine.docker("volume", "ls", "--quiet");
    need(left === "", `volumes: ${left}`);
    return isBack(await runBlock(page, newMachine, exampleName, newest()));
  });
}
