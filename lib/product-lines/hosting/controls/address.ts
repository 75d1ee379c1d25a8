import { denyHostAddress, grantHostAddress } from "@/lib/cndns/endpoints/hosting-access";
import type { Control, ControlSubject } from "../../control";
import type { Config, FormField } from "../../form";
import { notWindows } from "../config";
import { done, keptList, textOf, withoutPart, withPart } from "../control-input";

const PART = String.raw`(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`;
const ADDRESS = String.raw`${PART}(?:\.${PART}){3}`;
/** Ones, then zeros: 255.255.254.0. */
const BITS = "(?:255|254|252|248|240|224|192|128|0)";
const MASK = [
  ...[String.raw`255\.255\.255\.${BITS}`, String.raw`255\.255\.${BITS}\.0`],
  ...[String.raw`255\.${BITS}\.0\.0`, String.raw`${BITS}\.0\.0\.0`],
].join("|");
const fields = (): FormField[] => [
  { id: "address", kind: "text", maxLength: 15, pattern: ADDRESS, code: true, plain: true, format: "ipv4" },
  {
    id: "mask",
    kind: "text",
    maxLength: 15,
    pattern: MASK,
    code: true,
    plain: true,
    hinted: true,
    initial: "255.255.255.255",
  },
];

const visits = ({ config }: ControlSubject) => (config.visitors === "none" ? "none" : "all");
const pairOf = (input: Config) => ({ address: textOf(input, "address"), mask: textOf(input, "mask") });

/** Denies an address; takes effect while all others are allowed. Manual: 三、13. */
export const denyAddress: Control = {
  id: "denyAddress",
  group: "access",
  panel: "addresses",
  fields,
  blocked: (subject) => notWindows(subject) ?? (visits(subject) === "none" ? "visitors_none" : null),
  async run(call, subject, input) {
    const { address, mask } = pairOf(input);
    const denied = withPart(keptList(subject, "denied"), `${address}/${mask}`);
    const outcome = await call(denyHostAddress, { name: subject.name, address, mask, change: "add" });
    return done(outcome, { config: { denied }, params: { address } });
  },
};

/** Allows an address; takes effect while all others are denied. Manual: 三、14. */
export const grantAddress: Control = {
  id: "grantAddress",
  group: "access",
  panel: "addresses",
  fields,
  blocked: (subject) => notWindows(subject) ?? (visits(subject) === "all" ? "visitors_all" : null),
  async run(call, subject, input) {
    const { address, mask } = pairOf(input);
    const granted = withPart(keptList(subject, "granted"), `${address}/${mask}`);
    const outcome = await call(grantHostAddress, { name: subject.name, address, mask, change: "add" });
    return done(outcome, { config: { granted }, params: { address } });
  },
};

/** Removes an address from its list. Keys of rows are "denied:8.8.8.8/255.255.255.0". Manual: 三、13 and 14. */
export const removeAddress: Control = {
  id: "removeAddress",
  group: "access",
  panel: "addresses",
  perRow: true,
  blocked: notWindows,
  async run(call, subject, input) {
    const [list = "", pair = ""] = (input.row ?? "").split(":");
    const [address = "", mask = ""] = pair.split("/");
    const given = { name: subject.name, address, mask, change: "remove" as const };
    const outcome = list === "granted" ? await call(grantHostAddress, given) : await call(denyHostAddress, given);
    const key = list === "granted" ? "granted" : "denied";
    return done(outcome, { config: { [key]: withoutPart(keptList(subject, key), pair) }, params: { address } });
  },
};
