/** The crowd of bench/crowding.ts, in a process of its own: `crowd.ts <url> <ip> <count>` searches so many names at once. */
import { randomBytes } from "node:crypto";
import { visit } from "./visit";

const [url = "", ip = "", count = "0"] = process.argv.slice(2);
process.send?.("ready");
process.once("message", async () => {
  const names = Array.from({ length: Number(count) }, () => `freecrowd${randomBytes(6).toString("hex")}`);
  const answers = await Promise.all(names.map((name) => visit(url, name, ip)));
  process.send?.(answers.map(({ status }) => status));
  process.disconnect();
});
