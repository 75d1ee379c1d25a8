import type { TokenGrant } from "./token-grant";

/** Who acts. Every use case takes it first and authorises by it; the worker's actor is `system`. */
export type StaffRole = "support" | "finance" | "admin";

export type Actor =
  | { kind: "visitor"; ip: string; cartToken?: string }
  | {
      kind: "customer";
      userId: string;
      /** Of an API token its own id: no session has it, so what needs a living session refuses. */
      sessionId: string;
      ip: string;
      cartToken?: string;
      reauthAt?: Date;
      /** The API token by which a program acts for the customer; never together with `reauthAt`. */
      token?: ActorToken;
    }
  | {
      kind: "staff";
      userId: string;
      sessionId: string;
      role: StaffRole;
      /** Must set up the second factor before the staff's pages and routes open (never with the sandbox). */
      secondFactorMissing?: true;
      ip: string;
      cartToken?: string;
      reauthAt?: Date;
    }
  | { kind: "system"; job: string };

export interface ActorToken {
  id: string;
  name: string;
  grant: TokenGrant;
}

export type CustomerActor = Extract<Actor, { kind: "customer" }>;
export type SystemActor = Extract<Actor, { kind: "system" }>;
export type StaffActor = Extract<Actor, { kind: "staff" }>;
