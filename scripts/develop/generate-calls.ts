/**
 * `npm run calls`: writes components/generated, what the browser needs of each contract to call it: method, path, and where money and
 * instants stand in the answer. The schemas stay on the server: zod weighs 33 kB, a fifth of what a first visit may load. A test
 * compares the files with the contracts.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { answerShape } from "@/lib/http/answer-shape";
import type { Contract } from "@/lib/http/contract";

const FOLDER = "components/generated";

function isContract(value: unknown): value is Contract {
  return typeof value === "object" && value !== null && "path" in value && "access" in value && "output" in value;
}

/** lib/carts/checkout-contract.ts → carts-checkout. */
function nameOf(file: string): string {
  const [, area = "", name = ""] = /^lib\/([a-z-]+)\/([a-z-]*?)-?contract\.ts$/.exec(file) ?? [];
  return name === "" ? area : `${area}-${name}`;
}

function fileText(file: string, contracts: [name: string, contract: Contract][]): string {
  const calls = contracts.map(([name, { method, path, idempotent, output }]) => {
    const call = { method, path, ...(idempotent ? { idempotent } : {}), answer: answerShape(output) };
    const type = `ContractCall<typeof contract.${name}>`;
    return `export const ${name.replace(/Contract$/, "Call")}: ${type} = ${JSON.stringify(call)};\n`;
  });
  return [
    "// Written by `npm run calls`; changes here are lost.\n",
    `import type * as contract from "@/${file.replace(/\.ts$/, "")}";\n`,
    'import type { ContractCall } from "../call-contract";\n\n',
    ...calls,
  ].join("");
}

/** What the folder should hold: text by file name. */
export async function generatedCalls(): Promise<Map<string, string>> {
  const files = readdirSync("lib", { recursive: true, encoding: "utf8" })
    .map((file) => join("lib", file).replaceAll("\\", "/"))
    .filter((file) => nameOf(file) !== "")
    .sort();
  const texts = new Map<string, string>();
  for (const file of files) {
    const module = (await import(`@/${file.replace(/\.ts$/, "")}`)) as Record<string, unknown>;
    const contracts = Object.entries(module)
      .filter((entry): entry is [string, Contract] => isContract(entry[1]))
      .sort(([one], [other]) => (one < other ? -1 : 1));
    if (contracts.length > 0) texts.set(`${nameOf(file)}.ts`, fileText(file, contracts));
  }
  return texts;
}

if (process.argv[1]?.endsWith("generate-calls.ts")) {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const texts = await generatedCalls();
  for (const [name, text] of texts) writeFileSync(join(FOLDER, name), text);
  console.log(`wrote ${texts.size} files to ${FOLDER}`);
}
