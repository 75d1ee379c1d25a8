import type { ParseArgsConfig } from "node:util";
import type { ExitCode } from "./exit-codes";
import type { Environment } from "./login-file";
import type { Output } from "./output";
import type { Shop } from "./shop";

export interface Context {
  environment: Environment;
  out: Output;
  /** @throws Failure when nobody is signed in. */
  shop(): Shop;
  /** A question at a terminal, whose answer can be hidden; null where nobody can answer. */
  ask: ((question: string, hidden?: boolean) => Promise<string>) | null;
  readInput(): Promise<Uint8Array>;
}

export type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** A verb of the command line. */
export interface Command {
  /** How it is written, and what it does: lines of the help. */
  usage: string;
  does: string;
  options: NonNullable<ParseArgsConfig["options"]>;
  run(context: Context, words: readonly string[], values: Values): Promise<ExitCode>;
}

export const textOf = (value: Values[string]): string | undefined => (typeof value === "string" ? value : undefined);
export const textsOf = (value: Values[string]): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
