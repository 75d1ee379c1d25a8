"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { payByLinkCall } from "@/components/generated/paying-pay-link";
import { ActionError } from "@/components/ui/action-error";
import { Button } from "@/components/ui/button/button";
import { RadioGroup } from "@/components/ui/field/radio-group";
import { useMutation } from "@/components/use-mutation";
import { formatFen } from "@/lib/core/money";
import type { PayableGateway } from "@/lib/paying/contract";
import { unchecked } from "@/messages/unchecked";
import { gatewayChosenFirst, useGatewayChoices } from "./gateway-choices";
import { opensElsewhere } from "./go-to-payment";

interface Props {
  token: string;
  amountFen: bigint;
  gateways: readonly PayableGateway[];
}

/** Whoever has the link chooses a gateway and is led there. */
export function PayByLink({ token, amountFen, gateways }: Props) {
  const t = useTranslations("payments");
  const names = unchecked(useTranslations("gateways"));
  const router = useRouter();
  const [gateway, setGateway] = useState(gatewayChosenFirst(gateways, amountFen));
  const choices = useGatewayChoices(gateways, amountFen);
  const start = useMutation(payByLinkCall, {
    refresh: false,
    onSuccess: ({ entry }) => {
      const url = opensElsewhere(entry);
      if (url) window.location.assign(url);
      else router.refresh();
    },
  });
  if (gateway === undefined || choices.every(({ disabled }) => disabled)) return <p>{t("link.noGateway")}</p>;
  return (
    <div className="max-w-136 space-y-4">
      <RadioGroup legend={t("methodTitle")} name="gateway" value={gateway} onChange={setGateway} options={choices} />
      <p>
        <Button kind="go" busy={start.busy} onClick={() => void start.run({ token, gateway })}>
          {t("link.go", { gateway: names(`${gateway}.name`), sum: formatFen(amountFen) })}
        </Button>
      </p>
      {start.failure && <ActionError>{start.failure.detail}</ActionError>}
    </div>
  );
}
