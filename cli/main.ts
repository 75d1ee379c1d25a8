/**
 * The command `kumquat`: what a customer's program or person does in the shop with an API token. `npm run build` bundles it into one
 * file that plain node runs, public/kumquat.mjs, which the shop offers for download (docs/cli.md).
 */
import { parseArgs } from "node:util";
import { askAtTerminal } from "./ask-at-terminal";
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
    "6: changed meanwhile, or too much for a program, 7: the shop can't be reached, or failed, 8: not confirmed.",
  ].join("\n");
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
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
    ask: process.stdin.isTTY ? (question, hidden) => askAtTerminal(question, hidden) : null,
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
    const failure = error instanceof Failure ? error : unexpected(error as Error);
    showFailure(context.out, failure);
    return failure.exit;
  }
}

/** Node itself would end with 1, which says that records differ. */
function unexpected({ name, message }: Error): Failure {
  return new Failure(EXIT.unreachable, "unexpected", `The command failed: ${name}: ${message}`);
}

// Whoever reads the output may have gone ("| head"). What was begun is ended all the same, so that its exit code is true.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

// Not process.exit: what was written to a pipe must arrive.
process.exitCode = await run(process.argv.slice(2));
