"use client";

import { PageFailure } from "@/components/shell/failure";

export default function AdminError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <PageFailure error={error} retry={reset} staff />;
}
