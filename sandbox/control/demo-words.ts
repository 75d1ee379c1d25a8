import type { FaultKind } from "./faults";

/** Words in a name that make something happen, so that a person can see it without planting a fault. */
export const demoWords = {
  free: "at the beginning: always available",
  taken: "always taken by somebody else",
  "check-error": "the search answers `error`",
  "check-slow": "the search answers after 3 seconds",
  race: "the search says available, CreateDom refuses with 11124",
  "query-timeout": "CreateDom refuses with 11129",
  "fail-register": "CreateDom is accepted, later the registration ends as Failed and the agent is refunded",
  "late-registered": "CreateDom is accepted, later somebody else had the name (`registered`), the agent is refunded",
  "illegal-name": "CreateDom is accepted, later the name ends as Illegal, the agent is refunded",
  "slow-register": "the registration takes ten minutes of the sandbox's clock",
  "lost-reply": "a purchase acts, then the connection closes without an answer",
  "drop-before": "a purchase is closed before it acts",
  "server-error": "a purchase acts, then answers 500",
  garbled: "a purchase acts, then answers broken JSON",
  lagged: "a purchase acts, reads show it 30 seconds later",
  "fail-open": "an opened host, gift mail or gift database fails: 13006, 16004, 16005",
  "fail-grade": "HostingUpgrade fails: 13145",
  "fail-renew": "DomainRenew is accepted, later ends as `renewals failure`, refunded; RenewHosting fails: 13010",
  "fail-audit": "the real-name review ends as unpass",
  "no-transfer": "a transfer is refused with 11736",
  "locked-name": "a transfer is refused with 11740",
  "icp-none": "a domain without ICP filing: binding it to a mainland product is refused",
  "icp-pending": "its filing is under way: 13164",
  "icp-revoked": "its filing is not in force: 13165",
  "icp-error": "its filing number can't be read: 13163",
  "icp-elsewhere": "filed with somebody else: binding wants the details once (13150 … 13161)",
  "icp-refused": "its details are not accepted: 13166",
  "fail-purge": "a CDN purge of an address with it ends as failed",
  "fail-transfer": "a transfer is accepted, later fails (11), refunded",
} as const;

export type DemoWord = keyof typeof demoWords;

/** Names that may not have a hyphen (databases, hosts) carry the word without it: "lostreply". */
export function hasDemoWord(name: string, word: DemoWord): boolean {
  return word === "free" ? name.startsWith(word) : name.includes(word) || name.includes(word.replaceAll("-", ""));
}

/** The fault that a word in the name asks for; it applies to purchases. */
export function faultOfDemoName(name: string): { kind: FaultKind; ms?: number } | null {
  if (hasDemoWord(name, "lost-reply")) return { kind: "dropAfter" };
  if (hasDemoWord(name, "drop-before")) return { kind: "dropBefore" };
  if (hasDemoWord(name, "server-error")) return { kind: "statusAfter" };
  if (hasDemoWord(name, "garbled")) return { kind: "garble" };
  if (hasDemoWord(name, "lagged")) return { kind: "lag", ms: 30_000 };
  return null;
}
