"use client";

import { useLocale, useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import { cancelItemCall } from "@/components/generated/orders";
import { RealNameNote } from "@/components/services/domain/real-name-note";
import { Money } from "@/components/text/money";
import { ProductName } from "@/components/text/product-name";
import { Time } from "@/components/text/time";
import { useClock } from "@/components/text/use-clock";
import { ActionError } from "@/components/ui/action-error";
import { Button, buttonClass } from "@/components/ui/button/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { Status } from "@/components/ui/status";
import { useMutation } from "@/components/use-mutation";
import { formatFen } from "@/lib/core/money";
import { shanghaiMinute } from "@/lib/core/time";
import type { ItemRegistrant, ItemView } from "@/lib/orders/contract";
import { itemGlyph } from "./order-status";
import { useActionText } from "./use-action-text";
import { useReason } from "./use-reason";
import { useStepText } from "./use-step-text";

// Its form and its question are wanted for transfers alone.
const TransferSteps = lazy(() => import("./transfer-steps").then((module) => ({ default: module.TransferSteps })));

interface Props {
  item: ItemView;
  /** What it is called. */
  title: string;
  /** What one product of its line is called. */
  one: string;
  /** In whose name it was ordered, if in anybody's. */
  registrant: ItemRegistrant | undefined;
}

/** One item of an order: name and price, registrant, status and reason, when it was charged, then its steps. */
export function OrderItem({ item, title, one, registrant }: Props) {
  const t = useTranslations("order-pages");
  const actionText = useActionText();
  const language = useLocale() === "en" ? "en" : "zh";
  const sentence = useReason();
  const why = sentence(item.reason, item.productLine);
  const details = item.details?.[language];
  const stepText = useStepText();
  const clock = useClock();
  return (
    <li className="grid gap-1.5 border-t border-rule py-4 first:border-t-0 first:pt-0">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 className="text-lg">
          <ProductName productLine={item.productLine} name={title} />
          <span className="text-sm/7 font-normal text-ink-2"> {actionText(item, one)}</span>
        </h3>
        <Money fen={item.priceFen} className="ml-auto" />
      </div>
      {details && details !== title && <p className="text-sm text-ink-3">{details}</p>}
      {registrant && (
        <p className="text-sm text-ink-2">
          {t("page.registrant")} <Link href={`/account/registrants/${registrant.id}`}>{registrant.displayName}</Link>
        </p>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Status state={itemGlyph(item.state)} detail={item.withStaff ? t("page.withStaff") : undefined} />
        {item.state === "done" && item.serviceId && (
          <Link className={buttonClass({ small: true })} href={`/account/services/${item.serviceId}`}>
            {t("page.manage")}
          </Link>
        )}
        {item.canCancel && <Cancel item={item} />}
      </div>
      {item.state === "done" && (
        <p className="text-sm text-ink-2">
          {t("page.charged")} <Time at={item.stateAt} />
        </p>
      )}
      {item.renewedUntil && (
        <p>
          {t("page.renewedUntil")} <Time at={item.renewedUntil} as="day" />
        </p>
      )}
      {item.state === "done" && registrant && (
        <RealNameNote service={{ state: "active", ended: false, realName: registrant.realName, registrant }} />
      )}
      {why && <p className={item.state === "refunded" ? undefined : "text-ink-2"}>{why}</p>}
      {item.transfer && (
        <Suspense>
          <TransferSteps item={item} />
        </Suspense>
      )}
      {item.givenBackFen > 0n && <p>{t("page.givenBack", { amount: formatFen(item.givenBackFen) })}</p>}
      {item.state === "waiting" && item.refundedAt && (
        <p className="text-sm text-ink-3">{t("page.waitsUntil", { at: clock(shanghaiMinute(item.refundedAt)) })}</p>
      )}
      <Disclosure
        className="print:hidden"
        open={item.state !== "done"}
        summary={t("page.steps")}
        summaryClassName="text-sm text-ink-3"
      >
        <ol className="mt-1 grid gap-1 text-sm">
          {item.steps.map((step, place) => {
            const text = stepText(item, place);
            // What changed is a reason that the sentence does not tell.
            if (place > 0 && text === stepText(item, place - 1)) return null;
            return (
              <li
                className="grid gap-x-3 text-ink-2 last:text-ink md:grid-cols-[11rem_1fr]"
                key={`${step.state}${step.at.getTime()}`}
              >
                <Time at={step.at} as="second" /> <span>{text}</span>
              </li>
            );
          })}
        </ol>
      </Disclosure>
    </li>
  );
}

function Cancel({ item }: { item: ItemView }) {
  const t = useTranslations("order-pages.page");
  const { run, busy, failure } = useMutation(cancelItemCall, { done: t("cancelled") });
  return (
    <span className="flex flex-wrap items-center gap-2">
      {failure && <ActionError inline>{failure.detail}</ActionError>}
      <Button small busy={busy} onClick={() => run({ id: item.id })}>
        {t("cancel", { sum: formatFen(item.priceFen) })}
      </Button>
    </span>
  );
}
