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

/** Text that goes into the answer unchanged, with its quotes and misprints. */
export class Raw {
  constructor(
    readonly text: string,
    /** `message`: the text replaces the message; `envelope`: it replaces the whole answer. */
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

  /** The trimmed value; empty when it was not sent. What follows a comma is lost, as appendix 2 warns. */
  text(name: string): string {
    return this.raw(name).trim();
  }

  /** The same with the spaces around it. */
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

  /** The value with its commas: for Base64. */
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
  /** The sandbox's own address as the caller wrote it, for addresses in answers. */
  readonly origin: string;
  /** False when the answer is to be tidy JSON, without the manual's oddities. */
  readonly warts: boolean;
  /** What this call charged; the handler adds to it through `sell`. */
  chargedFen: bigint;
  /** Documents fetched before the call is handled, by parameter name (real-name review). */
  readonly pictures: Map<string, Buffer | null>;
}

export interface Handler {
  /** Runs without waiting, so no other call can run between its reads and its writes. */
  handle(call: Call): Message;
  /** Runs before `handle` and may wait, for pictures that have to be fetched. */
  prepare?(call: Call): Promise<void>;
}
