"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { ContractCall } from "@/components/call-contract";
import type { Contract } from "@/lib/http/contract";

/** Who acts on the page of a service: its owner, or staff on the owner's behalf. Staff have routes of their own. */
type Actor = "owner" | "staff";

const ActorContext = createContext<Actor>("owner");

export function ActingAs({ actor, children }: { actor: Actor; children: ReactNode }) {
  return <ActorContext value={actor}>{children}</ActorContext>;
}

/** Who acts on this page. */
export const useActor = (): Actor => useContext(ActorContext);

/** The call for who acts on this page: staff use the same contracts below /admin. */
export function useActingCall(): <C extends Contract>(call: ContractCall<C>) => ContractCall<C> {
  const actor = useActor();
  return (call) =>
    actor === "owner"
      ? call
      : { ...call, path: call.path.replace("/api/v1/services/", "/api/v1/admin/services/") as Contract["path"] };
}
