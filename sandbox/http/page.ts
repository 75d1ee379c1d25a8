import { readFileSync } from "node:fs";

/** The page at "/": the world, the calls and the faults, with buttons to break things. */
export const page = readFileSync(new URL("./page.html", import.meta.url), "utf8");

/** The page's script, in a file of its own so that the linter checks it. */
export const pageScript = readFileSync(new URL("./page-script.js", import.meta.url), "utf8");
