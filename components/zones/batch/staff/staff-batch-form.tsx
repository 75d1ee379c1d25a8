"use client";

import { type ComponentProps, useState } from "react";
import { previewStaffBatchCall, startStaffBatchCall } from "@/components/generated/zones-admin-batch";
import type { FoundDomain } from "@/lib/zones/admin-batch-contract";
import { BatchForm } from "../batch-form";
import { StaffDomainChoice } from "./staff-domain-choice";

const ROUTES = { preview: previewStaffBatchCall, start: startStaffBatchCall, pages: "/admin/services/batches" };

interface Props {
  /** A batch to make once more. */
  again: (NonNullable<ComponentProps<typeof BatchForm>["again"]> & { domains: readonly FoundDomain[] }) | null;
}

/** A batch of the staff's, in domains of any customers: found by searching, or by a list of names. */
export function StaffBatchForm({ again }: Props) {
  // Also those of earlier searches, which may be ticked.
  const [known, setKnown] = useState<readonly FoundDomain[]>(again?.domains ?? []);
  const learn = (found: readonly FoundDomain[]) => {
    const ids = new Set(found.map(({ serviceId }) => serviceId));
    setKnown((before) => [...before.filter(({ serviceId }) => !ids.has(serviceId)), ...found]);
  };
  const domains = known.map(({ customer, ...domain }) => ({ ...domain, owner: customer.name || customer.email }));
  return (
    <BatchForm
      {...{ domains, again, routes: ROUTES }}
      copied={false}
      choice={(ticked) => <StaffDomainChoice {...ticked} known={domains} onFound={learn} />}
    />
  );
}
