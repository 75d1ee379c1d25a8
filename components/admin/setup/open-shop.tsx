"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { openShopCall } from "@/components/generated/reports-setup";
import { Button } from "@/components/ui/button/button";
import { Dialog } from "@/components/ui/dialog";
import { FailureNote } from "@/components/ui/failure-note";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { useMutation } from "@/components/use-mutation";
import { missingSteps, type SetupStep } from "@/lib/reports/setup-contract";

/** Opens the shop with one press, once everything required is done; until then it names what is missing. */
export function OpenShop({ steps }: { steps: readonly SetupStep[] }) {
  const t = useTranslations("setup");
  const [asking, setAsking] = useState(false);
  const open = useMutation(openShopCall, { done: t("open.done"), onSuccess: () => setAsking(false) });
  const missing = missingSteps(steps);
  const undone = steps.filter(({ required, state }) => !required && state !== "done");
  const names = (of: readonly SetupStep[]) => (
    <ul className="list-disc pl-5">
      {of.map(({ id }) => (
        <li key={id}>
          <a href={`#${id}`}>{t(`steps.${id}.label`)}</a>
        </li>
      ))}
    </ul>
  );
  return (
    <Section title={t("open.title")}>
      <div className="max-w-180 space-y-4">
        {missing.length > 0 ? (
          <Note kind="warn" title={t("open.closed")}>
            <p>{t("open.missing", { count: missing.length })}</p>
            {names(missing)}
          </Note>
        ) : (
          <>
            <Note title={t("open.closed")}>{t("open.ready")}</Note>
            {undone.length > 0 && (
              <div className="text-sm">
                <p>{t("open.undone")}</p>
                {names(undone)}
              </div>
            )}
            <Button kind="go" onClick={() => setAsking(true)}>
              {t("open.go")}
            </Button>
          </>
        )}
      </div>
      <Dialog open={asking} onClose={() => setAsking(false)} title={t("open.confirmTitle")}>
        <div className="grid max-w-136 gap-4">
          <p>{t("open.confirm")}</p>
          <FailureNote failure={open.failure} />
          <Button kind="go" busy={open.busy} onClick={() => open.run({})}>
            {t("open.go")}
          </Button>
        </div>
      </Dialog>
    </Section>
  );
}
