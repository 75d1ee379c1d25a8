import { EventEmitter } from "node:events";

/** Names of fields that hold secrets, or what identifies a person's account at a bank or an office. */
const SECRET_NAME =
  /pass(?:word|wd|phrase|code)|secret|token|cookie|authori[sz]ation|credential|(?:api|private|public|v3|encryption|backup)[_-]?keys?|enc$|hash$|checksum|signature|^sign$|totp|otp$|recovery[_-]?code|id[_-]?number|account[_-]?(?:no|number|enc)|bank[_-]?account|card[_-]?(?:no|number)|iban|session[_-]?id$|^sid$|_url$|webhook|dsn$|otlp_headers$/i;

/** Secrets inside a text: the password of an address, a bearer token, and parameters named like secrets. */
const IN_TEXT: readonly [RegExp, string][] = [
  [/(\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@]*):[^\s/@]+@/gi, "$1:[removed]@"],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, "$1 [removed]"],
  [
    /\b([\w-]*(?:password|passwd|secret|token|checksum|api_?key|signature)[\w-]*"?\s*[=:]\s*"?)[^\s"&,;}]+/gi,
    "$1[removed]",
  ],
];

const REMOVED = "[removed]";
/** Deeper than this nothing is written. */
const MOST_DEPTH = 8;
const MOST_ENTRIES = 200;

/**
 * A copy of what is to be logged, without secrets: values of fields that are named like secrets at any depth, and secrets inside texts.
 * Errors become plain objects with their message, stack and fields; connections and streams become the names of their classes.
 */
export function scrub(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return scrubText(value);
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return typeof value === "function" ? undefined : value;
  if (value instanceof Date) return value;
  // Bytes are sealed values, pictures or keys: never anything to read.
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  // Connections, pools, sockets and streams: pg adds its client to the errors of a lost connection, with the key that cancels its statements
  // and the parameters of the one that ran.
  if (value instanceof EventEmitter) return `[${value.constructor.name}]`;
  if (depth >= MOST_DEPTH) return "[deeper]";
  if (Array.isArray(value)) return value.slice(0, MOST_ENTRIES).map((one) => scrub(one, depth + 1));
  if (value instanceof Map || value instanceof Set) return scrub([...value], depth);
  const entries = value instanceof Error ? errorEntries(value) : Object.entries(value);
  return Object.fromEntries(
    entries.slice(0, MOST_ENTRIES).map(([name, one]) => [name, isSecret(name, one) ? REMOVED : scrub(one, depth + 1)]),
  );
}

export function scrubText(text: string): string {
  return IN_TEXT.reduce((so, [pattern, instead]) => so.replace(pattern, instead), text);
}

/** The number that cancels a connection's statements, as pg calls it. */
const CANCEL_KEY = "secretKey";

/** Numbers and booleans say how many or whether ("hasPassword"), not what. */
const isSecret = (name: string, value: unknown) =>
  value !== null &&
  value !== undefined &&
  typeof value !== "boolean" &&
  (typeof value !== "number" || name === CANCEL_KEY) &&
  SECRET_NAME.test(name);

function errorEntries(error: Error): [string, unknown][] {
  const { name, message, stack, cause } = error;
  return [
    ["type", error.constructor?.name ?? name],
    ["message", message],
    ["stack", stack],
    ...(cause === undefined ? [] : ([["cause", cause]] as [string, unknown][])),
    ...Object.entries(error).filter(([field]) => !["name", "message", "stack", "cause"].includes(field)),
  ];
}
