"use client";

import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { identifyPayerCall } from "@/components/generated/paying";
import { identifyLinkPayerCall } from "@/components/generated/paying-pay-link";
import { ActionError } from "@/components/ui/action-error";
import { ButtonLink } from "@/components/ui/button/button-link";
import { useMutation } from "@/components/use-mutation";

interface Props {
  /** The customer's own payment, or the link that somebody else pays by. */
  of: { id: string } | { token: string };
  /** Where the gateway learns who pays. */
  url: string;
  /** With what it has sent the browser back; undefined: not yet. */
  back: { code: string; state: string } | undefined;
}

/** Goes on by itself once the gateway has sent the payer back; before that, or when it failed, leads there. */
export function IdentifyPayer({ of, url, back }: Props) {
  const t = useTranslations("payments");
  const router = useRouter();
  const path = usePathname();
  const done = { onSuccess: () => router.replace(path) };
  const own = useMutation(identifyPayerCall, done);
  const linked = useMutation(identifyLinkPayerCall, done);
  const sent = useRef(false);
  // A code works once, so it is sent once, however often the page is drawn.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    if (!back || sent.current) return;
    sent.current = true;
    if ("id" in of) void own.run({ ...of, ...back });
    else void linked.run({ ...of, ...back });
  }, []);
  const failure = own.failure ?? linked.failure;
  if (back && !failure) return <p role="status">{t("identifying")}</p>;
  return (
    <>
      {failure && <ActionError>{failure.detail}</ActionError>}
      <p>
        <ButtonLink kind="go" href={url}>
          {t("identify")}
        </ButtonLink>
      </p>
    </>
  );
}
