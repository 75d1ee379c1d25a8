/**
 * `npm run new:line -- <id>`: writes the skeleton of a product line: lib/product-lines/<id>/, its texts in both languages, and its
 * entries in the lists of product lines. It compiles; its tests fail and name what is to be filled in. See docs/new-line.md.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { entries, skeletonOf } from "./line-skeleton";

const root = fileURLToPath(new URL("../..", import.meta.url));
const [id] = process.argv.slice(2);
if (!id || !/^[a-z][a-z0-9]*$/.test(id)) {
  console.error("usage: npm run new:line -- <id of lower-case letters and digits>");
  process.exit(1);
}
if (existsSync(join(root, "lib/product-lines", id))) {
  console.error(`lib/product-lines/${id} is there already`);
  process.exit(1);
}

for (const [path, text] of Object.entries(skeletonOf(id))) {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(path);
}
for (const [path, enter] of Object.entries(entries)) {
  const file = join(root, path);
  writeFileSync(file, enter(readFileSync(file, "utf8"), id));
  console.log(`${path} (entered)`);
}
console.log(`\nNext: npx vitest run --project unit lib/product-lines/${id}, and docs/new-line.md`);
