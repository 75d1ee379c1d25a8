import { parseArgs } from "node:util";

type Option = { type: "string"; default?: string } | { type: "boolean"; default?: boolean };
type Value<O extends Option> = O["type"] extends "string" ? string : boolean;
type Values<O extends Record<string, Option>> = {
  [Name in keyof O]: O[Name] extends { default: unknown } ? Value<O[Name]> : Value<O[Name]> | undefined;
};

/**
 * The words of a command line. Wrong ones end the process with 1, before anything was done: one line says what is wrong, and the next how to
 * call the command. `--help` prints the latter and ends with 0.
 * @param usage "usage: npm run …"
 */
export function readWords<const O extends Record<string, Option>>(usage: string, options: O): Values<O> {
  const words = process.argv.slice(2);
  if (words.includes("--help")) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return parseArgs({ args: words, options, allowPositionals: false }).values as unknown as Values<O>;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Node's own sentences; the first one says it all.
    return refuseWords(usage, error.message.split(". ")[0] ?? "");
  }
}

/** Says what is wrong with the words of a command and how to call it, and ends the process with 1. */
export function refuseWords(usage: string, wrong: string): never {
  console.error(`${wrong.trim().replace(/\.?$/, ".")}\n${usage}`);
  process.exit(1);
}
