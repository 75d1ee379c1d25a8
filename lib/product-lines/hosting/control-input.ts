import type { Outcome } from "@/lib/cndns/outcome";
import type { ControlResult, ControlSubject } from "../control";
import type { Config } from "../form";
import { mapOk } from "../map-ok";

/** What a control's form holds under one field, as trimmed text. */
export const textOf = (input: Config, id: string): string => String(input[id] ?? "").trim();

/** Lines, commas and blanks apart: "index.html, index.php". */
export const listOf = (input: Config, id: string): string[] =>
  textOf(input, id)
    .split(/[\s,，;；]+/)
    .filter((part) => part !== "");

/** A control that worked, with what is to be kept of it. */
export const done = (outcome: Outcome<unknown>, result: ControlResult = {}): Outcome<ControlResult> =>
  mapOk(outcome, () => result);

/**
 * What the upstream shows nowhere is kept with the service as it was set here: lists as text, "a.com b.com", pairs as
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
