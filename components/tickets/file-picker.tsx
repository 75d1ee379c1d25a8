"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { FileButton } from "../ui/button/file-button";
import { IconButton } from "../ui/button/icon-button";
import { FieldNote, labelClass } from "../ui/field/field";
import { Progress } from "../ui/progress";
import { sizeText } from "./check-files";
import type { Files } from "./use-files";

interface Props {
  files: Files;
  /** While they are sent: how much of them, 0 to 1. */
  share?: number | undefined;
  disabled?: boolean;
}

/** Chooses the files of a message: the button, the chosen files, why others were refused, and the progress while they are sent. */
export function FilePicker({ files, share, disabled = false }: Props) {
  const t = useTranslations("tickets.files");
  const id = useId();
  const { most, mostBytes, types } = files.limits;
  const hint = t("hint", { mb: mostBytes / 1024 / 1024, count: most });
  return (
    <div className="grid content-start gap-1">
      <p className={labelClass}>{t("label")}</p>
      {files.files.length > 0 && (
        <ul aria-label={t("chosen")}>
          {files.files.map(({ id: key, name, file }) => (
            <li key={key} className="flex items-center gap-2 border-t border-rule py-1 first:border-t-0">
              <span className="min-w-0 wrap-anywhere">{name}</span>
              <span className="text-sm figures text-ink-3">{sizeText(file.size)}</span>
              <IconButton
                className="-my-2 ml-auto"
                icon="x"
                label={t("remove", { name })}
                disabled={disabled}
                onClick={() => files.remove(key)}
              />
            </li>
          ))}
        </ul>
      )}
      {share === undefined ? (
        <div>
          <FileButton
            id={id}
            label={t("add")}
            // Some browsers know no type for a log file, so its name counts too.
            accept={[...types, ".txt", ".log"].join(",")}
            multiple
            disabled={disabled}
            describedBy={`${id}-note`}
            invalid={files.refusals.length > 0}
            onFiles={files.add}
          />
        </div>
      ) : (
        <Progress label={t(share < 1 ? "sending" : "saving")} share={share < 1 ? share : undefined} />
      )}
      <div id={`${id}-note`} role={files.refusals.length > 0 ? "alert" : undefined}>
        {files.refusals.map((refusal) => (
          <FieldNote key={refusal} id={undefined} error={refusal} />
        ))}
        {files.refusals.length === 0 && <FieldNote id={undefined} hint={hint} />}
      </div>
    </div>
  );
}
