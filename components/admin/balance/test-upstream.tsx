"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { testUpstreamCall } from "@/components/generated/reports";
import { ActionError } from "@/components/ui/action-error";
import { Button } from "@/components/ui/button/button";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { useMutation } from "@/components/use-mutation";
import type { CredentialsTestResult } from "@/lib/reports/contract";
import { unchecked } from "@/messages/unchecked";

/** Tests the credentials for the upstream, and says what to do if they are refused. */
export function TestUpstream() {
  const t = useTranslations("reports.test");
  const [result, setResult] = useState<CredentialsTestResult | null>(null);
  const { run, busy, failure } = useMutation(testUpstreamCall, { onSuccess: setResult });
  return (
    <Section title={t("title")} lead={t("lead")}>
      <div className="[&>:where(:not(:first-child))]:mt-4">
        <Button busy={busy} onClick={() => run({})}>
          {t("go")}
        </Button>
        {failure && <ActionError>{failure.detail}</ActionError>}
        {result && <Verdict result={result} />}
      </div>
    </Section>
  );
}

function Verdict({ result }: { result: CredentialsTestResult }) {
  const t = useTranslations("reports.test");
  const name = unchecked(t).has(`result.${result.result}`) ? unchecked(t)(`result.${result.result}`) : result.result;
  return (
    <Note kind={result.ok ? "plain" : "bad"} title={result.ok ? t("ok") : t("failed", { result: name })} live>
      {result.resumed && <p>{t("resumed")}</p>}
      {result.text && <p className="mono-value">{result.text}</p>}
      <p>
        {t("account")} <span className="mono-value">{result.account}</span>
      </p>
      <p>
        <b>{t("addresses")}</b>
      </p>
      <p>{t("addressesLead")}</p>
      <ul>
        {result.addresses.map(({ address, private: hidden }) => (
          <li key={address}>
            <span className="mono-value">{address}</span>{" "}
            <span className="text-ink-2">{hidden ? t("private") : t("public")}</span>
          </li>
        ))}
      </ul>
    </Note>
  );
}
