"use client";

import { createContext, type ReactNode, useContext } from "react";

/** Who acts on the page of a service: its owner, or staff on the owner's behalf. Staff have routes of their own. */
type Actor = "owner" | "staff";

const ActorContext = createContext<Actor>("owner");

export function ActingAs({ actor, children }: { actor: Actor; children: ReactNode }) {
  return <ActorContext value={actor}>{children}</ActorContext>;
}

/** The contract for who acts on this page: staff use the same contracts below /admin. */
export function useActingContract(): <C extends { path: `/api/v1/${string}` }>(contract: C) => C {
  const actor = useContext(ActorContext);
  return (contract) =>
    actor === "owner"
      ? contract
      : { ...contract, path: contract.path.replace("/api/v1/services/", "/api/v1/admin/services/") };
}
