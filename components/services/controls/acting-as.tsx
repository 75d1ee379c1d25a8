"use client";

import { createContext, type ReactNode, useContext } from "react";

/** Who acts on a service's page: its owner, or staff on the owner's behalf, who have routes of their own. */
type Actor = "owner" | "staff";

const ActorContext = createContext<Actor>("owner");

export function ActingAs({ actor, children }: { actor: Actor; children: ReactNode }) {
  return <ActorContext value={actor}>{children}</ActorContext>;
}

/** The contract for whoever acts on this page: staff have the same ones below /admin. */
export function useActingContract(): <C extends { path: `/api/v1/${string}` }>(contract: C) => C {
  const actor = useContext(ActorContext);
  return (contract) =>
    actor === "owner"
      ? contract
      : { ...contract, path: contract.path.replace("/api/v1/services/", "/api/v1/admin/services/") };
}
