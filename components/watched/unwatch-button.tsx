"use client";

import { useTranslations } from "next-intl";
import { unwatchNameCall } from "@/components/generated/watched-names";
import { Button } from "../ui/button/button";
import { useMutation } from "../use-mutation";

/** Takes a name off the list; it can be added again. */
export function UnwatchButton({ id, name }: { id: string; name: string }) {
  const t = useTranslations("watched.list");
  const unwatch = useMutation(unwatchNameCall, { done: t("removed", { name }) });
  return (
    <Button
      small
      kind="flat"
      edge
      aria-label={t("removeWhat", { name })}
      busy={unwatch.busy}
      onClick={() => unwatch.run({ id })}
    >
      {t("remove")}
    </Button>
  );
}
