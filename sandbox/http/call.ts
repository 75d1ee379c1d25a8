import type { Settings } from "../control/settings";
import type { EndpointId } from "../manual/all";
import type { World } from "../world/world";

/** A refusal as the manual words it: "<code> <Chinese sentence>". Without a code only the sentence is answered. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly text?: string,
  ) {
    super(`${code} ${text ?? ""}`);
    this.name = "Refusal";
  }
}

/** Ends a call. Everything it changed is undone. The sentence defaults to the manual's for that endpoint. */
export function refuse(code: string, text?: string): never {
  throw new Refusal(code, text);
}

/** Text that is put into the answer as it is, quotes and faults included. */
export class Raw {
  constructor(
    readonly text: string,
    /** What is inside the envelope; `envelope` replaces all of it. */
    readonly place: "message" | "envelope" = "message",
  ) {}
}

export type Message = string | Raw | readonly unknown[] | Record<string, unknown>;

/** The parameters of one request, by their exact names. */
export class Params {
  constructor(
    private readonly values: ReadonlyMap<string, string>,
    private readonly cutCommas: boolean,
  ) {}

  /** Trimmed; empty when it was not sent. A comma makes the value inaccurate (Appendix 2): the rest is lost. */
  text(name: string): string {
    return this.raw(name).trim();
  }

  /** With the spaces around it. */
  raw(name: string): string {
    const value = this.values.get(name) ?? "";
    const comma = this.cutCommas ? value.indexOf(",") : -1;
    return comma < 0 ? value : value.slice(0, comma);
  }

  /** A parameter that is documented as a comma list. */
  list(name: string): string[] {
    return (this.values.get(name) ?? "")
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== "");
  }

  /** Uncut: for Base64. */
  whole(name: string): string {
    return this.values.get(name) ?? "";
  }

  entries(): IterableIterator<[string, string]> {
    return this.values.entries();
  }
}

/** One call while it is handled. */
export interface Call {
  readonly id: EndpointId;
  readonly method: "GET" | "POST";
  readonly params: Params;
  readonly world: World;
  readonly settings: Settings;
  readonly nowMs: number;
  readonly otime: string;
  /** False when the answer is to be tidy. */
  readonly warts: boolean;
  /** What this call charged; the handler adds to it through `sell`. */
  chargedFen: bigint;
  /** Documents fetched before the call is handled, by parameter name (real-name review). */
  readonly pictures: Map<string, Buffer | null>;
}

export interface Handler {
  /** Runs to its end without waiting: between its reads and its writes nothing else happens. */
  handle(call: Call): Message;
  /** What has to be waited for beforehand. */
  prepare?(call: Call): Promise<void>;
}
