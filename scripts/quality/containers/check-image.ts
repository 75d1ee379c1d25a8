import { BUILD_TOOLS } from "../build-tools";
import type { Steps } from "../proxies/steps";
import type { Base } from "./make-stand-ins";
import type { Engine } from "./start-engine";

/** Sources, and what the sources have beside them. */
const FOREIGN = [
  "app",
  "components",
  "sandbox",
  "scripts",
  "e2e",
  "bench",
  "docs",
  "tsconfig.json",
  ".git",
  ".env",
  "deploy",
];

const need = (holds: boolean, text: string) => {
  if (!holds) throw new Error(text);
};
const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

interface Image {
  Size: number;
  Config: { User: string; Cmd: string[]; Entrypoint: string[] | null; Env: string[] };
}

/** What is in the two images, and what is not. */
export async function checkImages(engine: Engine, bases: readonly Base[], { step }: Steps): Promise<void> {
  const inspect = async (name: string) =>
    (JSON.parse(await engine.docker("image", "inspect", name)) as Image[])[0] as Image;
  const inside = (name: string, script: string) =>
    engine.docker("run", "--rm", "--user", "root", "--network", "none", "--entrypoint", "sh", name, "-c", script);

  for (const [name, base] of [
    ["kumquat", bases[0]],
    ["kumquat-backup", bases[1]],
  ] as const) {
    await step(
      `${name}: no build tools, development's packages, sources or files of variables; user 1000`,
      async () => {
        const modules = (await inside(name, "ls /shop/node_modules")).split("\n");
        need(modules.includes("next"), `node_modules are ${modules.length} packages without Next`);
        const tools = modules.filter((one) => BUILD_TOOLS.includes(one));
        need(tools.length === 0, `build tools: ${tools.join(", ")}`);
        const top = (await inside(name, "ls -A /shop")).split("\n");
        const foreign = top.filter((one) => FOREIGN.includes(one));
        need(foreign.length === 0, `sources: ${foreign.join(", ")}`);
        // As root, who may look everywhere.
        const variables = await inside(name, "find / -xdev -name '*.env' -o -xdev -name '.env'");
        need(variables === "", `variables: ${variables}`);
        const found = await inside(
          name,
          "find /shop -path /shop/node_modules -prune -o -name '*.ts' -print -o -name '*.tsx' -print",
        );
        need(found === "", `sources: ${found}`);
        const owned = await inside(
          name,
          "find /shop ! -type l \\( -user 1000 -o -group 1000 -o -perm /002 \\) | head -5",
        );
        need(owned === "", `user 1000 may write to ${owned}`);
        const { Config } = await inspect(name);
        need(Config.User === "1000:1000", `the user is ${Config.User}`);
        const secrets = Config.Env.filter((one) =>
          /^(DATABASE|CNDNS|NEXTAUTH|ENCRYPTION|SMTP|BACKUP|POSTGRES_PASSWORD)/.test(one),
        );
        need(secrets.length === 0, `variables: ${secrets.join(", ")}`);
      },
    );
    await step(`${name}: its size`, async () => {
      const [own, below] = [await inspect(name), await inspect(base?.image ?? "")];
      const standsIn = base?.standsIn ? ", which stands in," : "";
      return `${mb(own.Size)}, of which ${mb(below.Size)} are ${base?.image}${standsIn} and ${mb(own.Size - below.Size)} the shop`;
    });
  }
  await step("the image of the shop begins the web, the one of the backups a backup", async () => {
    const [shop, backup] = [await inspect("kumquat"), await inspect("kumquat-backup")];
    need(shop.Config.Cmd.join(" ") === "node web.mjs", `kumquat begins ${shop.Config.Cmd.join(" ")}`);
    need(backup.Config.Cmd.join(" ") === "node backup.mjs", `kumquat-backup begins ${backup.Config.Cmd.join(" ")}`);
    need((backup.Config.Entrypoint ?? []).length === 0, "kumquat-backup has the entry point of its base");
  });
}
