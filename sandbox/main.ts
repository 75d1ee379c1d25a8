import { parseArgs } from "node:util";
import { whenParentGone } from "../lib/core/when-parent-gone";
import { describeCodes } from "./codes/describe";
import { sandboxDefaultDnsPort, sandboxDefaultPort } from "./http/credentials";
import { startSandbox } from "./start";

const USAGE = `usage: npm run sandbox -- [--port N] [--dns-port N] [--host H] [--data DIR] [--seed TEXT] [--check-delay MIN-MAX] [--delay MS] [--clean]
       npm run sandbox -- --codes     how to provoke each documented code`;

const { values } = parseArgs({
  options: {
    port: { type: "string", default: String(sandboxDefaultPort) },
    "dns-port": { type: "string" },
    host: { type: "string", default: "127.0.0.1" },
    data: { type: "string" },
    seed: { type: "string" },
    "check-delay": { type: "string" },
    delay: { type: "string" },
    clean: { type: "boolean", default: false },
    codes: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

function range(text: string): { min: number; max: number } {
  const match = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(text);
  if (!match) throw new Error(`--check-delay wants MS or MIN-MAX, not "${text}"`);
  return { min: Number(match[1]), max: Number(match[2] ?? match[1]) };
}

function number(name: string, text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new Error(`--${name} wants a number, not "${text}"`);
  return Number(text);
}

async function main(): Promise<void> {
  if (values.help) {
    console.log(USAGE);
    return;
  }
  if (values.codes) {
    console.log(describeCodes());
    return;
  }
  const sandbox = await startSandbox({
    port: number("port", values.port),
    // Several sandboxes on any free port each don't want the same one for their name servers.
    dnsPort: number("dns-port", values["dns-port"] ?? (values.port === "0" ? "0" : String(sandboxDefaultDnsPort))),
    host: values.host,
    dataDir: values.data,
    seed: values.seed,
    settings: {
      ...(values["check-delay"] ? { checkDelayMs: range(values["check-delay"]) } : {}),
      ...(values.delay ? { delayMs: number("delay", values.delay) } : {}),
      ...(values.clean ? { warts: "clean" as const } : {}),
    },
  });
  console.log(`CNDNS sandbox at ${sandbox.url} (watch and break it there)`);
  console.log(`Its zones are answered by the name server at ${sandbox.dns} (UDP and TCP)`);
  const stop = () => {
    sandbox.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  // Ends when the process that started it is gone.
  whenParentGone(stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
