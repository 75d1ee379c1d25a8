"use client";

import { createContext, type ReactNode, useContext } from "react";

/** Through which routes a service's page acts: its owner's, or those of staff who act on the owner's behalf. */
type Door = "owner" | "staff";

const DoorContext = createContext<Door>("owner");

export function ServiceDoor({ door, children }: { door: Door; children: ReactNode }) {
  return <DoorContext value={door}>{children}</DoorContext>;
}

/** The contract as it stands behind this page's door: staff have the same ones below /admin. */
export function useDoor(): <C extends { path: `/api/v1/${string}` }>(contract: C) => C {
  const door = useContext(DoorContext);
  return (contract) =>
    door === "owner"
      ? contract
      : { ...contract, path: contract.path.replace("/api/v1/services/", "/api/v1/admin/services/") };
}
