/**
 * `npm run staff:create -- --email you@example.com --role admin [--name 单良]`: makes a staff account. On a terminal it asks for
 * the password; without a terminal or with --generate it makes one and prints it, once.
 */
import { randomBytes } from "node:crypto";
import { createInterface } from "node:readline/promises";
import { z } from "zod";
import { emailAddress } from "../../lib/accounts/contract";
import { AppError } from "../../lib/core/errors";
import { staffRole } from "../../lib/customers/contract";
import { createStaff } from "../../lib/customers/create-staff";
import { env } from "../../lib/env";
import { errorSentence } from "../../lib/http/problem";
import { inShopEnvironment } from "../../server/processes/shop-environment";
import { readWords, refuseWords } from "./read-words";

const USAGE =
  "usage: npm run staff:create -- --email you@example.com --role admin|finance|support [--name NAME] [--generate]";

const values = readWords(USAGE, {
  email: { type: "string" },
  role: { type: "string", default: "admin" },
  name: { type: "string" },
  generate: { type: "boolean", default: false },
});
const parsed = z.object({ email: emailAddress, role: staffRole }).safeParse(values);
if (!values.email) refuseWords(USAGE, "--email is missing");
if (!parsed.success) {
  const wrong = parsed.error.issues[0]?.path[0] === "role" ? "role" : "email";
  refuseWords(USAGE, `--${wrong} can't be "${values[wrong]}"`);
}
const { email, role } = parsed.data;

async function askPassword(): Promise<string> {
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await reader.question("Password (empty: one is made): ")).trim();
  } finally {
    reader.close();
  }
}

async function main(): Promise<void> {
  // Fails on an incomplete environment before an account is made whose password is printed only once.
  env();
  const typed = values.generate || !process.stdin.isTTY ? "" : await askPassword();
  const password = typed || randomBytes(12).toString("base64url");
  await createStaff({ kind: "system", job: "staff:create" }, { email, role, name: values.name ?? email, password });
  console.log(`Made the ${role} account ${email}.`);
  if (!typed) console.log(`Password (shown this once): ${password}`);
  console.log("Sign in at /sign-in; on the real upstream two-step verification is set up at the first sign-in.");
}

await inShopEnvironment(async () => {
  try {
    await main();
    return 0;
  } catch (error) {
    const fields = error instanceof AppError ? Object.values(error.fields) : [];
    const said = fields.map((field) => errorSentence(field.code, field.params ?? {}, "en")).join("\n");
    console.error(said || (error instanceof Error ? error.message : String(error)));
    return 1;
  }
});
