import { useTranslations } from "next-intl";
import { Time } from "@/components/text/time";
import type { StaffFapiaoDetail } from "@/lib/fapiao/admin-contract";

type Corrections = StaffFapiaoDetail["corrections"];

/** What staff have corrected of registered fapiaos: when, who, what it was before, and what was wrong. */
export function PaperCorrections({ corrections }: { corrections: Corrections }) {
  const t = useTranslations("fapiaoDesk.corrections");
  if (corrections.length === 0) return null;
  return (
    <div className="border-t border-rule pt-4">
      <h3 className="mb-2 font-strong">{t("title")}</h3>
      <ul className="space-y-2 text-sm">
        {corrections.map((correction) => (
          <li key={correction.at.toISOString()} className="wrap-anywhere">
            <Time at={correction.at} /> {correction.by}
            <p>
              <Changes {...correction} />
            </p>
            <p className="text-ink-2">{t("reason", { reason: correction.reason })}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Changes({ from, to }: Pick<Corrections[number], "from" | "to">) {
  const t = useTranslations("fapiaoDesk.corrections");
  return [
    // A day or a file alone may be the blue one's or the red one's.
    from.paper === to.paper ? from.paper : t("number", { from: from.paper, to: to.paper }),
    from.issuedOn === to.issuedOn ? null : t("day", { from: from.issuedOn, to: to.issuedOn }),
    to.fileName === null ? null : t("file", { from: from.fileName ?? "–", to: to.fileName }),
  ]
    .filter((change) => change !== null)
    .join(" · ");
}
