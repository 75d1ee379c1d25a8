import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "../proxies/proxy-program";
import type { Steps } from "../proxies/steps";
import { ask } from "../proxies/visitor";
import type { BackupPage } from "./check-backups";
import { checkHealthy } from "./check-running";
import { watchVisits } from "./watch-visits";

const need = (holds: boolean, text: string) => {
  if (!holds) throw new Error(text);
};
const FILE = "proof-of-the-upgrade.txt";
const MIGRATION = "29990101000000_proof_of_the_upgrade";
/** As long as the page says that visitors wait, and a busy machine. */
const MOST_GAP_MS = 30_000;

/** Commits a next version to the repository that was cloned: a file that the web shows, and a migration. */
export function commitNextVersion(origin: string, folder: string): void {
  runProgram("git", ["clone", "--quiet", origin, folder]);
  writeFileSync(join(folder, "public", FILE), "the next version\n");
  const migration = join(folder, "prisma/migrations", MIGRATION);
  mkdirSync(migration);
  writeFileSync(join(migration, "migration.sql"), "CREATE TABLE proof_of_the_upgrade (id int PRIMARY KEY);\n");
  const git = (...words: string[]) => runProgram("git", ["-C", folder, ...words]);
  git("add", "--all");
  git(
    "-c",
    "user.name=proof",
    "-c",
    "user.email=proof@example.com",
    "commit",
    "--quiet",
    "--message",
    "the next version",
  );
  git("push", "--quiet", "origin", "HEAD");
}

/** The page's upgrade with a backup first. @param block git pull, build, upgrade, up */
export async function checkUpgrade(at: BackupPage, block: readonly string[], { step }: Steps): Promise<void> {
  const { agent, customer, page, shop } = at;
  const [pull = "", build = "", upgrade = "", up = ""] = block;
  await step(pull, () => page.quietly(pull));
  await step(build, () => page.quietly(build));
  await step(upgrade, async () => {
    const said = await page.run(upgrade);
    need(said.includes(MIGRATION) && /Backup: \S+\.backup/.test(said), said.slice(-2_000));
    need(said.includes("1 migrations were applied."), said.slice(-1_000));
    const { status } = await ask(agent, "/en");
    need(status === 200, `the version before answers ${status} beside the new database`);
  });
  await step(`${up}, with visitors`, async () => {
    const { Id } = await shop.inspect("caddy");
    const { done, failed, gapMs, statuses } = await watchVisits(agent, async () => {
      await page.run(up);
      await checkHealthy(shop, agent);
    });
    const { status, text } = await ask(agent, `/${FILE}`);
    need(status === 200 && text.includes("the next version"), `/${FILE}: ${status}`);
    await customer.signIn();
    need((await shop.inspect("caddy")).Id === Id, "Caddy was replaced, although nothing of it has changed");
    need(
      [...statuses].every((one) => one === 503),
      `visitors got ${[...statuses].join(", ")}`,
    );
    need(gapMs < MOST_GAP_MS, `visitors had no page for ${Math.round(gapMs / 1_000)} s`);
    return `${failed} of ${done + failed} visits failed, ${(gapMs / 1_000).toFixed(1)} s without a page`;
  });
}
