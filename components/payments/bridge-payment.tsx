"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button/button";

interface WeixinJsBridge {
  invoke(name: string, values: Record<string, string>, answer: (result: { err_msg: string }) => void): void;
}

declare global {
  interface Window {
    /** WeChat's browser puts it into every page, after a while. */
    WeixinJSBridge?: WeixinJsBridge;
  }
}

const WAIT_MS = 4_000;

/**
 * Opens the payment inside WeChat, at once and by a button. What WeChat answers is no proof: the page asks the shop, which asks WeChat.
 */
export function BridgePayment({ values, sum }: { values: Record<string, string>; sum: string }) {
  const t = useTranslations("payments");
  const router = useRouter();
  const [isMissing, setMissing] = useState(false);
  const opened = useRef(false);
  const open = useCallback(() => {
    window.WeixinJSBridge?.invoke("getBrandWCPayRequest", values, () => router.refresh());
  }, [values, router]);
  const openOnce = useCallback(() => {
    setMissing(false);
    if (opened.current) return;
    opened.current = true;
    open();
  }, [open]);

  useEffect(() => {
    if (window.WeixinJSBridge) {
      openOnce();
      return;
    }
    document.addEventListener("WeixinJSBridgeReady", openOnce);
    const timer = setTimeout(() => setMissing(!window.WeixinJSBridge), WAIT_MS);
    return () => {
      document.removeEventListener("WeixinJSBridgeReady", openOnce);
      clearTimeout(timer);
    };
  }, [openOnce]);

  return (
    <p>
      {isMissing ? (
        t("noBridge")
      ) : (
        <Button kind="go" onClick={open}>
          {t("bridge", { sum })}
        </Button>
      )}
    </p>
  );
}
