/** Who acts. Every use case takes it first and authorises by it; the worker's actor is `system`. */
export type StaffRole = "support" | "finance" | "admin";

export type Actor =
  | { kind: "visitor"; ip: string; cartToken?: string }
  | { kind: "customer"; userId: string; sessionId: string; ip: string; cartToken?: string; reauthAt?: Date }
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

export type CustomerActor = Extract<Actor, { kind: "customer" }>;
export type SystemActor = Extract<Actor, { kind: "system" }>;
export type StaffActor = Extract<Actor, { kind: "staff" }>;
