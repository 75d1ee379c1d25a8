"use client";

import { type ReactNode, useState } from "react";
import { ActionError } from "@/components/ui/action-error";
import { Button } from "@/components/ui/button/button";
import { cn } from "@/components/ui/cn";

interface Props {
  children: ReactNode;
  /** @returns why it did not work; undefined: it did. */
  onPress: () => Promise<string | undefined>;
  /** As wide as the form. */
  wide?: boolean;
}

/** Starts something that the browser asks a passkey for. */
export function PasskeyButton({ children, onPress, wide = false }: Props) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | undefined>();
  async function press() {
    setBusy(true);
    setFailure(undefined);
    setFailure(await onPress());
    setBusy(false);
  }
  return (
    <div className={cn("space-y-2 noscript:hidden", !wide && "mt-4")}>
      <Button className={cn(wide && "w-full")} busy={busy} onClick={() => void press()}>
        {children}
      </Button>
      {failure && <ActionError>{failure}</ActionError>}
    </div>
  );
}
