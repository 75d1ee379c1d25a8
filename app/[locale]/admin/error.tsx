"use client";

import { Failure } from "@/components/shell/failure";

export default function AdminError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <Failure error={error} retry={reset} />;
}
