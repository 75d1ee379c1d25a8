import { readFileSync } from "node:fs";

/** The page at "/": the world, the calls and the faults, with buttons to break things. */
export const page = readFileSync(new URL("./page.html", import.meta.url), "utf8");

/** What the page runs; a file of its own, so that it is linted like everything else. */
export const pageScript = readFileSync(new URL("./in-page.js", import.meta.url), "utf8");
