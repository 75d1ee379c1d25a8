/**
 * The command `kumquat`: what a customer's program or person does in the shop with an API token. `npm run build` bundles it into one
 * file that plain node runs, public/kumquat.mjs, which the shop offers for download (docs/cli.md).
 */
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { parseArgs } from "node:util";
import type { Command, Context, Values } from "./command";
import { buy } from "./commands/buy";
import { list } from "./commands/list";
import { login } from "./commands/login";
import { quote } from "./commands/quote";
import { records } from "./commands/records";
import { renew } from "./commands/renew";
import { search } from "./commands/search";
import { EXIT, type ExitCode, Failure } from "./exit-codes";
import { openShop } from "./login-file";
import { serveMcp } from "./mcp/serve-mcp";
import { showFailure } from "./output";
import { usage } from "./read-words";

const mcp: Command = {
  usage: "kumquat mcp",
  does: "serves the same to an assistant, by the Model Context Protocol over standard input and output",
  options: {},
  run: async ({ shop }) => {
    await serveMcp(shop());
    return EXIT.done;
  },
};

const COMMANDS: Readonly<Record<string, Command>> = { login, search, quote, buy, renew, list, records, mcp };

function helpText(): string {
  const commands = Object.values(COMMANDS).map(({ usage: written, does }) => `  ${written}\n      ${does}`);
  return [
    "kumquat: domains and services of a shop, with an API token of its website",
    "",
    ...commands,
    "",
    "  --json   results as JSON, failures as JSON on the error stream",
    "",
    "Ends with 0: done, 1: records differ, 2: wrong use, 3: refused, 4: not signed in, 5: not allowed or over the spending cap,",
    "6: changed meanwhile, or too much for a program, 7: the shop can't be reached, 8: not confirmed.",
  ].join("\n");
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function askAtTerminal(question: string, hidden = false): Promise<string> {
  process.stderr.write(question);
  // Without an output the terminal shows nothing of what is typed.
  const output = hidden ? new Writable({ write: (_chunk, _encoding, done) => done() }) : process.stderr;
  const terminal = createInterface({ input: process.stdin, output, terminal: true });
  try {
    return await terminal.question("");
  } finally {
    terminal.close();
    if (hidden) process.stderr.write("\n");
  }
}

function readArguments(command: Command, words: string[]): { values: Values; positionals: string[] } {
  try {
    const options = { ...command.options, json: { type: "boolean" } } as const;
    return parseArgs({ args: words, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw usage((error as Error).message);
  }
}

async function run(words: string[]): Promise<ExitCode> {
  const environment = process.env;
  const context: Context = {
    environment,
    out: {
      json: words.includes("--json"),
      write: (text) => void process.stdout.write(text),
      warn: (text) => void process.stderr.write(text),
    },
    shop: () => openShop(environment),
    ask: process.stdin.isTTY ? askAtTerminal : null,
    readInput: readStandardInput,
  };
  const [name = "help", ...rest] = words;
  if (["help", "--help", "-h"].includes(name) || rest.includes("--help")) {
    context.out.write(`${helpText()}\n`);
    return EXIT.done;
  }
  try {
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command) throw usage(`There is no command "${name}". Run kumquat help.`);
    const { values, positionals } = readArguments(command, rest);
    return await command.run(context, positionals, values);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    showFailure(context.out, error);
    return error.exit;
  }
}

// Not process.exit: what was written to a pipe must arrive.
process.exitCode = await run(process.argv.slice(2));
