"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Icon } from "../icon";
import { toast } from "../toast/toast";
import { buttonClass } from "./button";
import { iconButtonClass } from "./icon-button";

interface Props {
  text: string;
  /** “复制账号”: what is copied. */
  label: string;
  /** Shows the word beside the icon. */
  word?: boolean;
}

const CHECK_MS = 1500;

export function CopyButton({ text, label, word = false }: Props) {
  const t = useTranslations("ui.copy");
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), CHECK_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      toast(t("done"));
    } catch {
      toast(t("refused"), "bad"); // the browser keeps the clipboard from pages it does not trust
    }
  }

  return (
    <button
      type="button"
      className={word ? buttonClass({ kind: "flat", small: true }) : iconButtonClass}
      aria-label={word ? undefined : label}
      title={label}
      onClick={copy}
    >
      <Icon name={copied ? "check" : "copy"} />
      {word && t("copy")}
    </button>
  );
}
