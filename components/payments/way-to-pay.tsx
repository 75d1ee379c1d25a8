import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button/button-link";
import type { PaymentView } from "@/lib/paying/contract";
import { BridgePayment } from "./bridge-payment";
import { IdentifyPayer } from "./identify-payer";

interface Props {
  entry: NonNullable<PaymentView["entry"]>;
  /** The gateway's name. */
  gateway: string;
  /** "¥90.00" */
  sum: string;
  of: { id: string } | { token: string };
  back: { code: string; state: string } | undefined;
}

/** Where a payment is paid: a way to the gateway, a code to scan, or WeChat's own sheet over this page. */
export function WayToPay({ entry, gateway, sum, of, back }: Props) {
  const t = useTranslations("payments");
  switch (entry.kind) {
    case "address":
      return (
        <p>
          <ButtonLink kind="go" href={entry.url}>
            {t("pay", { gateway })}
          </ButtonLink>
        </p>
      );
    case "identify":
      return <IdentifyPayer of={of} url={entry.url} back={back} />;
    case "bridge":
      return <BridgePayment values={entry.values} sum={sum} />;
    case "code":
      return (
        <>
          <figure className="space-y-2">
            {/* biome-ignore lint/performance/noImgElement: an SVG generated for this page, not a file */}
            <img
              className="block size-56 rounded-md bg-[#fff] p-1" // cameras need dark on white, in dark mode too
              alt={t("code", { gateway })}
              src={`data:image/svg+xml;base64,${Buffer.from(entry.svg).toString("base64")}`}
            />
            <figcaption>{t(entry.onPhone ? "scanElsewhere" : "scan", { gateway })}</figcaption>
          </figure>
          {entry.twinUrl && (
            <p>
              <ButtonLink href={entry.twinUrl} target="_blank">
                {t("atTwin")}
              </ButtonLink>
            </p>
          )}
        </>
      );
  }
}
