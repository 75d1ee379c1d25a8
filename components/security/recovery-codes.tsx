"use client";

import { useTranslations } from "next-intl";
import { Button, buttonClass } from "../ui/button/button";
import { CopyButton } from "../ui/button/copy-button";
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
    <div className="space-y-4" data-testid="recovery-codes">
      <Note kind="warn" title={t("title")} live>
        {t("lead")}
      </Note>
      <ul className="grid w-fit max-w-full grid-cols-[repeat(2,max-content)] gap-x-10 gap-y-1.5 rounded-md bg-sunk px-5 py-4 mono-value text-lg max-[24rem]:grid-cols-1">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-3">
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
