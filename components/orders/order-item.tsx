"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { ProductName } from "@/components/text/product-name";
import { Time } from "@/components/text/time";
import { Button, buttonClass } from "@/components/ui/button";
import { Status } from "@/components/ui/status";
import { useMutation } from "@/components/use-mutation";
import { formatFen } from "@/lib/core/money";
import { shanghaiMinute } from "@/lib/core/time";
import { cancelItemContract, type ItemView } from "@/lib/orders/contract";
import { pagesOf } from "@/lib/product-lines/pages";
import { itemGlyph } from "./order-status";
import { TransferSteps } from "./transfer-steps";
import { useActionText } from "./use-action-text";
import { useReason } from "./use-reason";

/** One item of an order: name and price, status and reason, then its steps. */
export function OrderItem({ item }: { item: ItemView }) {
  const t = useTranslations("order-pages");
  const actionText = useActionText();
  const language = useLocale() === "en" ? "en" : "zh";
  const sentence = useReason();
  const why = sentence(item.reason, item.productLine);
  const details = item.details?.[language];
  const stepOf = (step: ItemView["steps"][number]) => {
    // All steps of a transfer have the same state; the reason tells them apart.
    if (item.action === "transfer" && step.state === "accepted" && step.reason)
      return sentence(step.reason, item.productLine);
    return t(`step.${step.state === "accepted" && !pagesOf(item.productLine).registered ? "opening" : step.state}`);
  };
  return (
    <li className="order-item">
      <div className="row apart order-item-head">
        <h3>
          <ProductName productLine={item.productLine} name={item.displayName} />
          <span className="mute order-item-what"> {actionText(item)}</span>
        </h3>
        <Money fen={item.priceFen} />
      </div>
      {details && details !== item.displayName && <p className="hint">{details}</p>}
      <div className="row apart">
        <Status state={itemGlyph(item.state)} detail={item.withStaff ? t("page.withStaff") : undefined} />
        {item.state === "done" && item.serviceId && (
          <Link className={buttonClass({ small: true })} href={`/account/services/${item.serviceId}`}>
            {t("page.manage")}
          </Link>
        )}
        {item.canCancel && <Cancel item={item} />}
      </div>
      {why && <p className={item.state === "refunded" ? undefined : "mute"}>{why}</p>}
      <TransferSteps item={item} />
      {item.givenBackFen > 0n && <p>{t("page.givenBack", { amount: formatFen(item.givenBackFen) })}</p>}
      {item.state === "waiting" && item.refundedAt && (
        <p className="hint">{t("page.waitsUntil", { at: shanghaiMinute(item.refundedAt) })}</p>
      )}
      <details className="order-steps" open={item.state !== "done"}>
        <summary className="hint">{t("page.steps")}</summary>
        <ol className="steps">
          {item.steps.map((step) => (
            <li key={`${step.state}${step.at.getTime()}`}>
              <Time at={step.at} as="second" /> <span>{stepOf(step)}</span>
            </li>
          ))}
        </ol>
      </details>
    </li>
  );
}

function Cancel({ item }: { item: ItemView }) {
  const t = useTranslations("order-pages.page");
  const { run, busy, failure } = useMutation(cancelItemContract, { done: t("cancelled") });
  return (
    <span className="row tight">
      {failure && (
        <span className="err" role="alert">
          {failure.detail}
        </span>
      )}
      <Button small busy={busy} onClick={() => run({ id: item.id })}>
        {t("cancel", { sum: formatFen(item.priceFen) })}
      </Button>
    </span>
  );
}
