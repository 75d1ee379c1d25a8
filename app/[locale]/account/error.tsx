"use client";

import { Failure } from "@/components/shell/failure";

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main id="main" className="page">
      <Failure error={error} retry={reset} />
    </main>
  );
}
