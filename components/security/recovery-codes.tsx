"use client";

import { useTranslations } from "next-intl";
import { Button, buttonClass } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Note } from "../ui/note";

interface Props {
  codes: readonly string[];
  /** The account; written into the downloaded file. */
  account: string;
  onClose: () => void;
}

/** The ten recovery codes, which are shown only once: to copy or to download. */
export function RecoveryCodes({ codes, account, onClose }: Props) {
  const t = useTranslations("security.codes");
  const text = `${t("fileHead", { account })}\n\n${codes.join("\n")}\n`;
  return (
    <div className="stack" data-testid="recovery-codes">
      <Note kind="warn" title={t("title")} live>
        {t("lead")}
      </Note>
      <ul className="codes mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="row">
        <a
          className={buttonClass({})}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="recovery-codes.txt"
        >
          {t("download")}
        </a>
        <CopyButton text={codes.join("\n")} label={t("copy")} word />
        <Button kind="go" onClick={onClose}>
          {t("kept")}
        </Button>
      </div>
    </div>
  );
}
