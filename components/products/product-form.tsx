"use client";

import { useTranslations } from "next-intl";
import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { LeaveQuestion } from "../form/leave-question";
import { ErrorState } from "../ui/error-state";
import { Progress } from "../ui/progress";
import { Section } from "../ui/section";
import { NotSold } from "./not-sold";
import { useOptions } from "./use-options";

interface Props {
  productLine: string;
  /** False: when the page was made, staff did not sell it. */
  listed: boolean;
}

const loadOrderForm = () => import("./order-form");
const OrderForm = lazy(() => loadOrderForm().then((module) => ({ default: module.OrderForm })));

/**
 * The order form of a product line. With the form engine, the forms of all lines and the inputs of every kind it is 40 kB, and it has
 * nothing to show before what is on offer has arrived: it is fetched beside that, after the page's text is on the screen.
 */
export function ProductForm({ productLine, listed }: Props) {
  const { product, failure, sold, load } = useOptions(productLine, listed);
  useEffect(() => {
    if (listed) loadOrderForm().catch(() => undefined); // asked again when it is shown
  }, [listed]);
  if (!sold) {
    return (
      <div className="page-width">
        <NotSold />
      </div>
    );
  }
  if (!product) return <NoFormYet>{failure && <ErrorState detail={failure.detail} onRetry={load} />}</NoFormYet>;
  return (
    <>
      <LeaveQuestion />
      <Suspense fallback={<NoFormYet />}>
        <OrderForm productLine={productLine} product={product} />
      </Suspense>
    </>
  );
}

/** In the form's place until what is on offer and the form are there. */
function NoFormYet({ children }: { children?: ReactNode }) {
  const t = useTranslations("products");
  return (
    <div className="page-width">
      <Section title={t("configure")}>{children ?? <Progress label={t("loading")} />}</Section>
    </div>
  );
}
