"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, lazy, Suspense } from "react";
import { Progress } from "@/components/ui/progress";

const ControlForm = lazy(() => import("./control-form").then((module) => ({ default: module.ControlForm })));

/**
 * The form of a control. It is fetched when one is opened: with the form engine and the inputs of every kind it is 20 kB, and most
 * visits to a service open none.
 */
export function OpenedControlForm(props: ComponentProps<typeof ControlForm>) {
  const t = useTranslations("services.control");
  const fetching = (
    <div className="col-span-full my-2">
      <Progress label={t("asking")} />
    </div>
  );
  return (
    <Suspense fallback={fetching}>
      <ControlForm {...props} />
    </Suspense>
  );
}
