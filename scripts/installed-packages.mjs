// Whether node_modules is what npm installs of package-lock.json. npm itself writes down there what it has installed; `npm install
// --package-lock-only` does so without installing, therefore each package's own version is looked at, too.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const KINDS = ["dependencies", "devDependencies", "optionalDependencies"];

function versionOf(folder) {
  const file = join(folder, "package.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).version : undefined;
}

/**
 * @param {string} root
 * @returns {boolean} false as well when package.json wants other packages than package-lock.json has: npm then says so
 */
export function areInstalled(root) {
  const file = (...parts) => join(root, ...parts);
  if (!existsSync(file("node_modules", ".package-lock.json"))) return false;
  const read = (...parts) => JSON.parse(readFileSync(file(...parts), "utf8"));
  const wanted = read("package-lock.json").packages;
  const installed = read("node_modules", ".package-lock.json").packages;
  const own = read("package.json");
  const listed = (from) => JSON.stringify(KINDS.map((kind) => Object.entries(from[kind] ?? {}).sort()));
  if (listed(own) !== listed(wanted[""] ?? {})) return false;
  return Object.entries(wanted).every(([path, { version, integrity, optional, devOptional }]) => {
    if (path === "") return true;
    const found = installed[path];
    // Those of other systems are not installed.
    if (!found) return Boolean(optional || devOptional);
    return found.version === version && found.integrity === integrity && versionOf(file(path)) === version;
  });
}
