"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Result } from "@/components/call-contract";
import { readBase64 } from "@/components/read-base64";
import { type FapiaoFileInput, MOST_FAPIAO_BYTES } from "@/lib/fapiao/admin-contract";

export const FAPIAO_FILE_MB = MOST_FAPIAO_BYTES / 1024 / 1024;

/**
 * The file of a tax invoice: chosen, checked by its name and size, and read when the form is sent. The server decides by its content.
 * @param wanted `optional`: it is registered, and stays as it is unless another one is chosen.
 */
export function usePaperFile(wanted: "required" | "optional" = "required") {
  const t = useTranslations("fapiaoDesk.issue");
  const [file, setFile] = useState<File>();
  const [fault, setFault] = useState<string>();
  const [demanded, setDemanded] = useState(false);

  function choose([chosen]: readonly File[]) {
    if (!chosen) return;
    const why = !/\.(pdf|ofd|xml)$/i.test(chosen.name)
      ? t("fileType")
      : chosen.size > MOST_FAPIAO_BYTES
        ? t("fileSize", { mb: FAPIAO_FILE_MB })
        : undefined;
    setFault(why);
    setFile(why === undefined ? chosen : undefined);
  }

  /** Says that a file is missing, together with what else the form lacks. */
  function demand() {
    setDemanded(true);
    if (wanted === "required" && !file && fault === undefined) setFault(t("fileMissing"));
  }

  /** Reads the file and sends it with the rest; without a readable file nothing is sent. */
  async function send<T>(run: (file: FapiaoFileInput) => Promise<Result<T>>): Promise<Result<T> | undefined> {
    if (!file) {
      setFault(t("fileMissing"));
      return undefined;
    }
    const content = await readBase64(file);
    if (content === null) {
      setFault(t("fileUnreadable"));
      return undefined;
    }
    const result = await run({ name: file.name, content });
    if (!result.ok) setFault(result.failure.fields["file.content"]);
    return result;
  }

  /** Sends the rest alone where no other file was chosen; one that can't be taken stops it. */
  async function sendOptional<T>(
    run: (file: FapiaoFileInput | undefined) => Promise<Result<T>>,
  ): Promise<Result<T> | undefined> {
    if (file) return send(run);
    return fault === undefined ? run(undefined) : undefined;
  }

  return { file, fault, demanded, choose, demand, send, sendOptional };
}
