import type { StaffScope } from "./staff-scopes";
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
      /** Of a staff token its own id: no session has it, so what needs a living session refuses. */
      sessionId: string;
      /** Of this moment, also behind a token. */
      role: StaffRole;
      /** Must set up the second factor before the staff's pages and routes open (never with the sandbox). */
      secondFactorMissing?: true;
      ip: string;
      cartToken?: string;
      reauthAt?: Date;
      /** The token by which a program acts for one of the staff; never together with `reauthAt`. */
      token?: StaffActorToken;
    }
  | { kind: "system"; job: string };

export interface ActorToken {
  id: string;
  name: string;
  grant: TokenGrant;
}

export interface StaffActorToken {
  id: string;
  name: string;
  scopes: readonly StaffScope[];
}

export type CustomerActor = Extract<Actor, { kind: "customer" }>;
export type SystemActor = Extract<Actor, { kind: "system" }>;
export type StaffActor = Extract<Actor, { kind: "staff" }>;
