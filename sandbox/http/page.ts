import { readFileSync } from "node:fs";

// Read from the project's folder, where every process starts: in a bundle there is no file beside this one.
/** The page at "/": the world, the calls and the faults, with buttons to break things. */
export const page = readFileSync("sandbox/http/page.html", "utf8");

/** The page's script, in a file of its own so that the linter checks it. */
export const pageScript = readFileSync("sandbox/http/page-script.js", "utf8");
