"use client";

import type { ComponentProps } from "react";
import { previewBatchCall, startBatchCall } from "@/components/generated/zones-batch";
import { BatchForm } from "./batch-form";

const ROUTES = { preview: previewBatchCall, start: startBatchCall, pages: "/account/batches" };

/** A customer's batch, in their own domains. */
export function OwnBatchForm(props: Pick<ComponentProps<typeof BatchForm>, "domains" | "again" | "copied">) {
  return <BatchForm {...props} routes={ROUTES} />;
}
