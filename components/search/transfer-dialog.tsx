"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "../ui/dialog";
import { Money } from "../ui/money";
import type { SearchRow } from "./search-state";

/** What it costs and takes to bring a name over that somebody (perhaps the visitor) holds elsewhere. */
export function TransferDialog({ row, onClose }: { row: SearchRow | null; onClose: () => void }) {
  const t = useTranslations("search.transfer");
  return (
    <Dialog open={row !== null} onClose={onClose} title={t("title", { name: row?.shown ?? "" })}>
      {row && (
        <>
          <p>{t("lead")}</p>
          <dl className="whois">
            <div>
              <dt>{t("price")}</dt>
              <dd>{row.transferFen !== null && <Money fen={row.transferFen} />}</dd>
            </div>
            <div>
              <dt>{t("renew")}</dt>
              <dd>{row.renewFen !== null && <Money fen={row.renewFen} />}</dd>
            </div>
          </dl>
          <ul className="transfer-needs">
            <li>{t("age")}</li>
            <li>{t("unlock")}</li>
            <li>{t("code")}</li>
          </ul>
          <p className="hint">{t("how")}</p>
        </>
      )}
    </Dialog>
  );
}
