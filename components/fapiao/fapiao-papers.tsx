import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatFen } from "@/lib/core/money";
import type { FapiaoDetail } from "@/lib/fapiao/contract";
import { sizeText } from "../tickets/check-files";
import { buttonClass } from "../ui/button/button";
import { Facts } from "../ui/facts";

interface Props {
  id: string;
  papers: FapiaoDetail["papers"];
  /** The route of the files: staff have one of their own. */
  at: "/api/v1/fapiao" | "/api/v1/admin/fapiao";
  /** What can be done about one, beside its download. */
  actions?: Readonly<Record<string, ReactNode>>;
}

const TYPE_NAMES = { "application/pdf": "PDF", "application/ofd": "OFD", "application/xml": "XML" } as const;

/** The tax invoices of a request as the tax office has them: the blue one and the red one that takes it back, each with its file. */
export function FapiaoPapers({ id, papers, at, actions = {} }: Props) {
  const t = useTranslations("fapiao");
  return papers.map((paper) => (
    <div key={paper.id} className="border-t border-rule pt-4 pb-6 first:border-t-0 first:pt-0 last:pb-0">
      <h3 className="mb-2 font-strong">{t(`page.${paper.color}`)}</h3>
      <Facts
        facts={[
          ...(paper.code ? [{ id: "code", label: t("page.paperCode"), value: mono(paper.code) }] : []),
          { id: "number", label: t("page.paperNumber"), value: mono(paper.number) },
          { id: "issuedOn", label: t("page.issuedOn"), value: <time dateTime={paper.issuedOn}>{paper.issuedOn}</time> },
          {
            id: "amount",
            label: t("page.amount"),
            value: (
              <span className="figures">{formatFen(paper.color === "red" ? -paper.amountFen : paper.amountFen)}</span>
            ),
          },
        ]}
      />
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <a className={buttonClass({ small: true })} href={`${at}/${id}/files/${paper.id}`} download>
          {t(paper.color === "red" ? "page.downloadRed" : "page.download", { type: TYPE_NAMES[paper.mediaType] })}
        </a>
        <span className="text-sm text-ink-3">{sizeText(paper.byteCount)}</span>
        {actions[paper.id]}
      </div>
    </div>
  ));
}

const mono = (text: string) => <span className="mono-value wrap-anywhere">{text}</span>;
