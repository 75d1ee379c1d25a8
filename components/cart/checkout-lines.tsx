"use client";

import { useTranslations } from "next-intl";
import type { CheckoutLine } from "@/lib/carts/checkout-contract";
import { pagesOf } from "@/lib/product-lines/pages";
import { Button } from "../ui/button";
import { Note } from "../ui/note";
import { LineRow } from "./line-row";

interface Props {
  lines: readonly CheckoutLine[];
  busyLine: string | null;
  onRemove: (id: string) => void;
  onRetry: () => void;
}

/** The lines as they stand after having been asked again. */
export function CheckoutLines({ lines, busyLine, onRemove, onRetry }: Props) {
  const t = useTranslations("checkout.line");
  return (
    <ul className="lines">
      {lines.map((line) => (
        <LineRow
          key={line.id}
          line={line}
          busy={busyLine === line.id}
          onRemove={() => onRemove(line.id)}
          note={
            line.problem !== null || line.answer === "free" ? null : (
              <Note kind={line.answer === "taken" ? "bad" : "warn"} title={t(`${kindOf(line)}.${line.answer}`)} live>
                <p>{t(`${kindOf(line)}.${line.answer}What`)}</p>
                {line.answer === "failed" && (
                  <Button small icon="refresh" onClick={onRetry}>
                    {t("again")}
                  </Button>
                )}
              </Note>
            )
          }
        />
      ))}
    </ul>
  );
}

/** A domain's name is registered; a product's is a word at the upstream; a service has its name already. */
function kindOf({ line, action }: CheckoutLine): "domain" | "product" {
  return pagesOf(line).registered && action === "purchase" ? "domain" : "product";
}
