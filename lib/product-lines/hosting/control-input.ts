import type { Outcome } from "@/lib/cndns/outcome";
import type { ControlResult, ControlSubject } from "../control";
import type { Config } from "../form";
import { mapOk } from "../map-ok";

/** The trimmed text of a field of a control. */
export const textOf = (input: Config, id: string): string => String(input[id] ?? "").trim();

/** The parts of a field that are separated by newlines, commas or blanks: "index.html, index.php". */
export const listOf = (input: Config, id: string): string[] =>
  textOf(input, id)
    .split(/[\s,，;；]+/)
    .filter((part) => part !== "");

/** Adds to an ok outcome what the service stores after the control. */
export const done = (outcome: Outcome<unknown>, result: ControlResult = {}): Outcome<ControlResult> =>
  mapOk(outcome, () => result);

/**
 * A list that no call shows: the service's configuration stores it as it was set in the shop, as text "a.com b.com", with pairs as
 * "8.8.8.8/255.255.255.0".
 */
export const keptList = ({ config }: Pick<ControlSubject, "config">, id: string): string[] =>
  String(config[id] ?? "")
    .split(" ")
    .filter((part) => part !== "");

export const withPart = (list: readonly string[], part: string): string =>
  [...list.filter((one) => one !== part), part].join(" ");
export const withoutPart = (list: readonly string[], part: string): string =>
  list.filter((one) => one !== part).join(" ");
